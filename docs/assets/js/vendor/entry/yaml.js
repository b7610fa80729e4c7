export { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments } from "yaml"

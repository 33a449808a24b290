// What every measurement has at hand: the folder of the project, and a line to whoever waits.
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

export const tell = (line: string) => process.stderr.write(`${line}\n`)

// `vigil start`: the same as npm start, once the packages are there.
import { join } from 'node:path'
import type { CommandLine } from './command.ts'

export const command: CommandLine = {
  name: 'start',
  about: [
    'Starts Vigil: the database, its migrations and the application. It prints the address and stops cleanly at Ctrl-C.',
    'It reads these from the environment: PORT, HOST, DATABASE_URL, VIGIL_URL, VIGIL_DATA and others (docs/running.md).',
  ],
  options: [],
  examples: ['vigil start', 'PORT=8080 vigil start'],
  // This process becomes the server: there is nobody in between to lose a signal.
  run: async (_, io) => {
    process.execve?.(process.execPath, [process.execPath, join(io.root, 'src/main.ts')], withoutGaps(io.environment))
    return await Promise.reject(new Error('vigil start does not work on this system. Use npm start'))
  },
}

const withoutGaps = (environment: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

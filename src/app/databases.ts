// The application's connections: one pool a database role, so that each job can do no more than its role may.
import { judgedAtOnce } from '../accountability/recommendations/judge.ts'
import { type Database, openDatabase } from '../kernel/database.ts'
import type { Role } from '../kernel/roles.ts'

export type Databases = Readonly<Record<'app' | 'clock' | 'measure' | 'judge' | 'erase', Database>>

export const openDatabases = (url: (role: Role) => string, connections = 6): Databases => ({
  app: openDatabase(url('vigil_app'), { connections, application: 'vigil app' }),
  clock: openDatabase(url('vigil_clock'), { connections: 4, application: 'vigil clock' }),
  measure: openDatabase(url('vigil_measure'), { connections: 2, application: 'vigil measure' }),
  judge: openDatabase(url('vigil_judge'), { connections: judgedAtOnce, application: 'vigil judge' }),
  erase: openDatabase(url('vigil_erase'), { connections: 1, application: 'vigil erase' }),
})

export const closeDatabases = async (databases: Databases): Promise<void> => {
  await Promise.all(Object.values(databases).map(async (database) => await database.close()))
}

// The environment of the public site’s own process.
import { ConfigurationError } from '../config.ts'
import { isPostgresUrl } from './database-address.ts'
import { readPublicAddress, readPublicContact } from './public-variables.ts'
import { type Complain, type Environment, readPort, readProxies, readSwitch } from './variables.ts'

type PublicConfig = {
  readonly host: string
  readonly port: number
  readonly address: string
  /** Who is responsible, and how to write to them; null in a demonstration. */
  readonly contact: string | null
  readonly databaseUrl: string
  readonly demonstration: boolean
  readonly proxies: readonly string[]
}

/** For the public site's own process: it is given the address of its own role, and no other. */
export function readPublicConfig(environment: Environment): PublicConfig {
  const given: Environment = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''))
  const wrong: string[] = []
  const complain: Complain = (sentence) => void wrong.push(sentence)
  const port = readPort(given['PUBLIC_PORT'] ?? '3001', complain)
  const databaseUrl = given['DATABASE_URL_PUBLIC'] ?? ''
  if (!isPostgresUrl(databaseUrl))
    complain('DATABASE_URL_PUBLIC must look like postgres://vigil_public:password@host:5432/database.')
  const demonstration = readSwitch(given['VIGIL_DEMONSTRATION'], false, complain)
  const config = {
    host: given['HOST'] ?? '127.0.0.1',
    port,
    address: readPublicAddress(given, demonstration, complain) ?? `http://localhost:${port}`,
    contact: readPublicContact(given, demonstration, complain),
    databaseUrl,
    demonstration,
    proxies: readProxies(given['VIGIL_PROXIES'], complain),
  }
  if (wrong.length > 0) throw new ConfigurationError(wrong)
  return Object.freeze(config)
}

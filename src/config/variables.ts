// Each variable of the environment read by itself; what is wrong with it is said by its name.
import { isIP } from 'node:net'
import { isAbsolute } from 'node:path'

export type Environment = Readonly<Record<string, string | undefined>>

export type Complain = (sentence: string) => void

export type OpenId = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** An address counts though the provider does not say that it verified it. */
  readonly addressesTrusted: boolean
}

export function readPort(value: string | undefined, complain: Complain): number {
  if (value === undefined) return 3000
  const port = /^[0-9]{1,5}$/.test(value) ? Number(value) : 65_536
  if (port > 65_535) complain(`PORT must be a whole number from 0 to 65535; it is ${quoted(value)}.`)
  return port
}

export function readAddress(
  value: string | undefined,
  port: number,
  complain: Complain,
  name: 'VIGIL_URL' | 'VIGIL_PUBLIC_URL' = 'VIGIL_URL',
): string {
  if (value === undefined) return `http://localhost:${port}`
  const url = URL.parse(value)
  const plain = url !== null && /^https?:$/.test(url.protocol) && `${url.search}${url.hash}${url.username}` === ''
  if (!plain || url.pathname !== '/') {
    complain(
      `${name} must be an address such as https://vigil.example.police.uk, without a path; it is ${quoted(value)}.`,
    )
  }
  return url?.origin ?? ''
}

/** One line that stands on the page Help. The demonstration has an invented number of those kept for drama. */
export function readHelpDesk(value: string | undefined, demonstration: boolean, complain: Complain): string | null {
  if (value === undefined) return demonstration ? '01632 960999, day and night (invented)' : null
  if (/[\r\n]/.test(value) || value.trim().length > 200)
    complain(`VIGIL_HELP_DESK must be one line of at most 200 characters; it is ${quoted(value)}.`)
  return value.trim()
}

export function readFolder(value: string | undefined, otherwise: string, complain: Complain): string {
  if (value !== undefined && !isAbsolute(value)) {
    complain(`VIGIL_DATA must be a folder's full path, beginning with /; it is ${quoted(value)}.`)
  }
  return value ?? otherwise
}

export function readSwitch(value: string | undefined, otherwise: boolean, complain: Complain): boolean {
  if (value !== undefined && value !== 'on' && value !== 'off') {
    complain(`VIGIL_DEMONSTRATION must be on or off; it is ${quoted(value)}.`)
  }
  return value === 'on' || (value !== 'off' && otherwise)
}

export function readOpenId(given: Environment, complain: Complain): OpenId | null {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']
  const [issuer, clientId, clientSecret] = names.map((name) => given[name])
  const missing = names.filter((name) => given[name] === undefined)
  const addresses = given['OIDC_ADDRESSES'] ?? 'verified'
  if (addresses !== 'verified' && addresses !== 'trusted')
    complain(`OIDC_ADDRESSES must be verified or trusted; it is ${quoted(addresses)}.`)
  if (missing.length === names.length) return null
  for (const name of missing) complain(`${name} is missing; ${names.join(', ')} are given all together or not at all.`)
  if (issuer !== undefined && !isIssuer(issuer)) {
    complain(`OIDC_ISSUER must be an address that begins with https://; it is ${quoted(issuer)}.`)
  }
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null
  return Object.freeze({ issuer, clientId, clientSecret, addressesTrusted: addresses === 'trusted' })
}

/** Plain HTTP only to this machine itself: tokens travel on it. */
function isIssuer(value: string): boolean {
  const url = URL.parse(value)
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname))
}

/** Behind a proxy every request comes from its address; without this, everybody shares one limit of requests. */
export function readProxies(value: string | undefined, complain: Complain): readonly string[] {
  const given = (value ?? '').split(',').map((one) => one.trim())
  const proxies = given.filter((one) => one !== '')
  for (const one of proxies) {
    const [address, range, ...more] = one.split('/')
    const most = isIP(address ?? '') === 6 ? 128 : 32
    const sound = range === undefined || (/^\d{1,3}$/.test(range) && Number(range) <= most)
    if (isIP(address ?? '') === 0 || !sound || more.length > 0)
      complain(
        `VIGIL_PROXIES must be addresses or ranges with commas, like 10.0.0.5, 10.1.0.0/16; ${quoted(one)} is none.`,
      )
  }
  return Object.freeze(proxies)
}

export function readSessionKey(value: string | undefined, complain: Complain): string | null {
  if (value !== undefined && value.length < 32) {
    complain(`VIGIL_SESSION_KEY must have at least 32 characters; it has ${value.length}.`)
  }
  return value ?? null
}

export const quoted = (value: string): string => JSON.stringify(value.slice(0, 80))

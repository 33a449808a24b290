// Whose connection it is, for limits: an address of the fourth version, or the network of the sixth that one household or firm has to itself.

/** Of the sixth version the first 64 bits: whoever has one such address has 2^64 of them. */
export const networkOf = (ip: string): string => firstGroups(ip, 4)

/** The first 48 bits: a provider gives a home 256 of those networks, and a firm 65,536 (RIPE-690). */
export const siteOf = (ip: string): string => firstGroups(ip, 3)

function firstGroups(ip: string, most: number): string {
  const address = withoutPort(ip).split('%')[0] ?? ip
  const [, fourth] = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address) ?? []
  if (fourth !== undefined) return fourth
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter((one) => one !== '')
  const after = (tail ?? '').split(':').filter((one) => one !== '')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after]
  return `${groups
    .slice(0, most)
    .map((one) => Number.parseInt(one, 16).toString(16))
    .join(':')}::/${most * 16}`
}

/** Some proxies write the port behind it (Azure's gateway does): another one for each connection. */
const withoutPort = (ip: string): string =>
  /^\[([^\]]+)\](?::\d+)?$/.exec(ip)?.[1] ?? /^([\d.]+):\d+$/.exec(ip)?.[1] ?? ip

// Whether an address opens for somebody: by the table of routes itself, so that no page offers what it would refuse.
import type { Permission, Person } from '../registers/permissions.ts'

export type Needed = Permission | 'anyone' | 'signed in'
export type Opens = (person: Person, path: string) => boolean

/** `routes` is read when asked: it grows until the server listens. An address that nobody serves opens for nobody; a place on the page that is open already opens. */
export function opensBy(
  routes: readonly { readonly method: string; readonly path: string; readonly permission: Needed }[],
  may: (person: Person, permission: Permission) => boolean,
): Opens {
  let table: {
    readonly exact: ReadonlyMap<string, Needed>
    readonly patterns: readonly (readonly [RegExp, Needed])[]
  } | null = null
  return (person, path) => {
    if (path.startsWith('#')) return true
    table ??= tableOf(routes.filter(({ method }) => method === 'GET'))
    const asked = path.split(/[?#]/)[0] ?? ''
    const needed = table.exact.get(asked) ?? table.patterns.find(([pattern]) => pattern.test(asked))?.[1]
    return needed !== undefined && (needed === 'anyone' || needed === 'signed in' || may(person, needed))
  }
}

/** Most links of a page name an address as it was registered, `/missing/:record` too: a board asks for some twenty among hundreds. */
const tableOf = (routes: readonly { readonly path: string; readonly permission: Needed }[]) => ({
  exact: new Map(routes.map((one) => [one.path, one.permission])),
  patterns: routes
    .filter(({ path }) => path.includes(':'))
    .map((one) => [patternOf(one.path), one.permission] as const)
    .sort(([a], [b]) => a.source.split('[^').length - b.source.split('[^').length),
})

/** The methods that an address answers to, for whoever asked with another; none where nothing is served. */
export const methodsBy =
  (routes: readonly { readonly method: string; readonly path: string }[]) =>
  (path: string): readonly string[] => {
    const asked = path.split('?')[0] ?? ''
    const served = routes.filter((one) => !one.path.includes('*') && patternOf(one.path).test(asked))
    return [...new Set(served.map(({ method }) => method))].sort()
  }

/** `/missing/:record` for any one part. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`)

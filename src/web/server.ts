// The web server: plug-ins, headers, limits, then every slice's pages and commands. Nothing is served that names no permission.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Database } from '../kernel/database.ts'
import type { Person } from '../registers/permissions.ts'
import { cookieName } from './access.ts'
import { serveAppearance } from './appearance.ts'
import { makeAssets } from './assets.ts'
import type { Chassis, FindSignedIn, NavigationItem } from './chassis.ts'
import { serveClosesIn } from './closes-in.ts'
import { serveCommand } from './commands.ts'
import { describe } from './describe.ts'
import { handleErrors } from './errors.ts'
import { templates } from './filters.ts'
import { type Guarding, guard, mostBytes } from './guards.ts'
import { boundWhatIsHeld } from './held-bodies.ts'
import { knownCallers } from './known-callers.ts'
import { serveLive } from './live.ts'
import { errorsOnly, logged } from './logged.ts'
import { methodsBy, type Needed, opensBy } from './opens.ts'
import { servePage } from './page.ts'
import type { Slice } from './slice.ts'
import { picturesIn, takePictures } from './uploads.ts'
import { waitsOf } from './waits.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may ask; a route without one cannot be registered. */
    permission?: Needed
  }
}

type Route = { readonly method: string; readonly path: string; readonly permission: Needed }

export type Given = Guarding & {
  readonly slices: readonly Pick<Slice, 'name' | 'pages' | 'commands' | 'waits'>[]
  readonly database: Pick<Database, 'listen'>
  readonly world: Chassis['world']
  readonly find: FindSignedIn
  /** Left out: whoever `find` finds. */
  readonly stands?: Chassis['stands']
  readonly may: Chassis['may']
  /** Sign-in, sign-out and whatever else is not a slice; their routes name a permission too. */
  readonly plugins?: readonly ((server: FastifyInstance, chassis: Chassis) => Promise<void> | void)[]
  readonly navigation: readonly NavigationItem[]
  readonly forceName: (person: Person | null) => string
  readonly demonstration: boolean
  readonly notice?: () => string | null
  readonly trustProxy?: string[]
  readonly logLevel?: 'info' | 'warn' | 'error' | 'silent'
}

/** Whoever asks and reads nothing of the answer is let go. Longer than anything Vigil takes to answer, and than a live page's heartbeat. */
const silentMilliseconds = 120_000

/** Of files that a process may have open some must be left for the database, the key and the printed list. */
const mostConnections = 4_000

type Server = {
  readonly http: FastifyInstance
  /** Every method, address and permission, as registered. */
  readonly routes: readonly Route[]
  readonly live: ReturnType<typeof serveLive>
}

export async function makeServer(given: Given): Promise<Server> {
  const withoutHead = new Set<string>()
  const http = fastify({
    // A route of its own for every HEAD would take five megabytes, and a tenth of the time to begin.
    exposeHeadRoutes: false,
    rewriteUrl: (request) => asGet(request, withoutHead),
    bodyLimit: mostBytes,
    logger: { ...errorsOnly, level: given.logLevel ?? 'info' },
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (_error, _request, reply) => {
      reply.raw.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      reply.raw.end('There is no such page. Check the address.')
    },
    genReqId: () => randomUUID(),
    trustProxy: given.trustProxy === undefined || given.trustProxy.length === 0 ? false : given.trustProxy,
    requestTimeout: 60_000,
    connectionTimeout: silentMilliseconds,
    // Left out, Node would take the time for headers (60 seconds) and the one above for one another where that is shorter, and look every 30.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  http.server.maxConnections = mostConnections
  const routes = tableOf(http, withoutHead)
  const callers = knownCallers(given.find, cookieName('vigil_session', given.secure === true))
  const chassis: Chassis = {
    opens: opensBy(routes, given.may),
    methods: methodsBy(routes),
    render: templates(),
    assets: await makeAssets(),
    find: callers.find,
    stands: given.stands ?? (async (request) => (await given.find(request)) !== null),
    may: given.may,
    world: given.world,
    waits: waitsOf(given.slices),
    forceName: given.forceName,
    navigation: given.navigation,
    demonstration: given.demonstration,
    notice: given.notice ?? (() => null),
    said: new Map(),
  }
  handleErrors(http, chassis)
  await guard(http, given, callers)
  boundWhatIsHeld(http, chassis)
  http.addHook('onResponse', async (request, reply) => request.log.info(logged(request, reply), 'answered'))
  chassis.assets.serve(http)
  serveClosesIn(http)
  serveAppearance(http)
  const live = serveLive(http, chassis, given.database)
  for (const plugin of given.plugins ?? []) await http.register(async (inner) => await plugin(inner, chassis))
  for (const slice of given.slices) {
    for (const page of slice.pages) servePage(http, chassis, page)
    for (const command of slice.commands.filter((one) => picturesIn(one.body).length === 0))
      serveCommand(http, chassis, command)
  }
  await http.register(async (inner) => {
    await takePictures(inner, chassis)
    for (const command of given.slices.flatMap((slice) => slice.commands))
      if (picturesIn(command.body).length > 0) serveCommand(inner, chassis, command)
  })
  describe(http, chassis, given.slices)
  return { http, routes, live }
}

/** Node leaves out the body of what began as a HEAD. `not`: addresses at which a look would begin or end something. */
function asGet(request: IncomingMessage, not: ReadonlySet<string>): string {
  const address = request.url ?? '/'
  if (request.method === 'HEAD' && !not.has(address.split('?')[0] ?? '')) request.method = 'GET'
  return address
}

/** `withoutHead` gets the addresses that say so of themselves. */
function tableOf(http: FastifyInstance, withoutHead: Set<string>): readonly Route[] {
  const routes: Route[] = []
  http.addHook('onRoute', (route) => {
    const permission = route.config?.permission
    if (permission === undefined) throw new Error(`${String(route.method)} ${route.url} names no permission`)
    const methods = [route.method].flat()
    if (route.exposeHeadRoute === false) withoutHead.add(route.url)
    else if (methods.includes('GET')) routes.push({ method: 'HEAD', path: route.url, permission })
    for (const method of methods) routes.push({ method, path: route.url, permission })
  })
  return routes
}

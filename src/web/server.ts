// The web server: plug-ins, headers, limits, then every slice's pages and commands. Nothing is served that names no permission.
import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import type { Database } from '../kernel/database.ts'
import type { Permission, Person } from '../registers/permissions.ts'
import { serveAppearance } from './appearance.ts'
import { makeAssets } from './assets.ts'
import type { Chassis, FindSignedIn, NavigationItem } from './chassis.ts'
import { serveCommand } from './commands.ts'
import { fault, handleErrors, logged } from './errors.ts'
import { templates } from './filters.ts'
import { serveLive } from './live.ts'
import { servePage } from './page.ts'
import type { Slice } from './slice.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may ask; a route without one cannot be registered. */
    permission?: Permission | 'anyone' | 'signed in'
  }
}

export type Route = { readonly method: string; readonly path: string; readonly permission: string }

export type Given = {
  readonly slices: readonly Pick<Slice, 'name' | 'pages' | 'commands'>[]
  readonly database: Pick<Database, 'listen'>
  readonly world: Chassis['world']
  readonly find: FindSignedIn
  readonly may: Chassis['may']
  /** Sign-in, sign-out and whatever else is not a slice; their routes name a permission too. */
  readonly plugins?: readonly ((server: FastifyInstance, chassis: Chassis) => Promise<void> | void)[]
  readonly navigation: readonly NavigationItem[]
  readonly forceName: (person: Person | null) => string
  readonly demonstration: boolean
  readonly signInPath?: string
  readonly signOutPath?: string
  /** Behind https: cookies and headers say so. */
  readonly secure?: boolean
  readonly trustProxy?: boolean
  /** Requests a minute and session; 0 for no limit. */
  readonly requestsPerMinute?: number
  readonly logLevel?: 'info' | 'warn' | 'error' | 'silent'
}

export type Server = {
  readonly http: FastifyInstance
  /** Every method, address and permission, as registered. */
  readonly routes: readonly Route[]
  readonly live: ReturnType<typeof serveLive>
}

export async function makeServer(given: Given): Promise<Server> {
  const http = fastify({
    bodyLimit: 1_048_576,
    logger: {
      level: given.logLevel ?? 'info',
      serializers: { err: (error) => ({ type: error.name, message: '', stack: '', ...fault(error) }) },
    },
    disableRequestLogging: true,
    genReqId: () => randomUUID(),
    trustProxy: given.trustProxy ?? false,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  const chassis: Chassis = {
    render: templates(),
    assets: await makeAssets(),
    find: given.find,
    may: given.may,
    world: given.world,
    forceName: given.forceName,
    navigation: given.navigation,
    demonstration: given.demonstration,
    signInPath: given.signInPath ?? '/sign-in',
    signOutPath: given.signOutPath ?? '/sign-out',
    said: new Map(),
  }
  const routes = tableOf(http)
  handleErrors(http, chassis)
  await plugins(http, given)
  http.addHook('onResponse', async (request, reply) => request.log.info(logged(request, reply), 'answered'))
  http.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
    if (request.method !== 'GET' && request.method !== 'HEAD' && comesFromElsewhere(request.headers)) {
      throw Object.assign(new Error('sent from another site'), { statusCode: 403 })
    }
  })
  chassis.assets.serve(http)
  serveAppearance(http)
  const live = serveLive(http, chassis, given.database)
  for (const plugin of given.plugins ?? []) await http.register(async (inner) => await plugin(inner, chassis))
  for (const slice of given.slices) {
    for (const page of slice.pages) servePage(http, chassis, page)
    for (const command of slice.commands) serveCommand(http, chassis, command)
  }
  return { http, routes, live }
}

function tableOf(http: FastifyInstance): readonly Route[] {
  const routes: Route[] = []
  http.addHook('onRoute', (route) => {
    const permission = route.config?.permission
    if (permission === undefined) throw new Error(`${String(route.method)} ${route.url} names no permission`)
    for (const method of [route.method].flat()) routes.push({ method, path: route.url, permission })
  })
  return routes
}

async function plugins(http: FastifyInstance, given: Given): Promise<void> {
  await http.register(cookie)
  await http.register(formbody, { bodyLimit: 1_048_576 })
  http.removeContentTypeParser('text/plain')
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: given.secure === true ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
  })
  const most = given.requestsPerMinute ?? 600
  if (most > 0) {
    await http.register(rateLimit, {
      max: most,
      timeWindow: 60_000,
      cache: 20_000,
      keyGenerator: (request) => request.cookies['vigil_session'] ?? request.ip,
    })
  }
}

/** Browsers say where a request began; a token guards the rest. */
function comesFromElsewhere(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  const site = headers['sec-fetch-site']
  return site === 'cross-site' || site === 'same-site'
}

// What every handler of the web shares: who is signed in, the world they act in, and how a page is drawn.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Permission, Person, Role } from '../registers/permissions.ts'
import type { World } from '../registers/world.ts'
import type { Assets } from './assets.ts'
import type { Render } from './filters.ts'
import type { Opens } from './opens.ts'
import type { Values, Waits } from './slice.ts'

/** Who is signed in, and the token their forms carry. */
export type SignedIn = {
  readonly person: Person
  readonly csrf: string
  /** A name for the session that is not its secret: limits and streams are counted by it. */
  readonly session: string
  /** Under which this session's browser keeps what is typed; a program keeps nothing. */
  readonly draftKey?: string
}

/** Throws `DatabaseAway` where nobody can say who is asking. */
export type FindSignedIn = (request: FastifyRequest) => Promise<SignedIn | null>

export type Chassis = {
  readonly render: Render
  readonly assets: Assets
  readonly find: FindSignedIn
  /** Whether who asked is signed in still; it does not count as a request of theirs. */
  readonly stands: (request: FastifyRequest) => Promise<boolean>
  readonly may: (person: Person, permission: Permission) => boolean
  readonly opens: Opens
  /** What an address answers to. */
  readonly methods: (path: string) => readonly string[]
  readonly world: (request: FastifyRequest, person: Person) => Promise<World>
  /** What waits for whoever reads, slice by slice. */
  readonly waits: Waits
  readonly forceName: (person: Person | null) => string
  readonly navigation: readonly NavigationItem[]
  /** Shown on every page where the people are invented. */
  readonly demonstration: boolean
  /** What is going on behind the pages, said on each; null for nothing. */
  readonly notice: () => string | null
  /** What a finished command says, by the name its cookie carries. */
  readonly said: Map<string, string>
}

export type NavigationItem = {
  readonly href: string
  readonly text: string
  readonly permission: Permission
  /** Of this job only: others who may open it come to it from its neighbours. */
  readonly job?: Role
  /** Beginnings of other addresses that belong to it: forms, and what stands apart from its own page. */
  readonly holds?: readonly string[]
}

/** Sends a page. What finished just before is said once. */
export function sendPage(
  chassis: Chassis,
  request: FastifyRequest,
  reply: FastifyReply,
  signedIn: SignedIn | null,
  drawn: {
    readonly template: string
    readonly title: string
    readonly status?: number
    readonly values?: Values
    readonly area?: string | null
  },
): FastifyReply {
  const said = chassis.said.get(request.cookies['vigil_said'] ?? '') ?? null
  if (request.cookies['vigil_said'] !== undefined) void reply.clearCookie('vigil_said', { path: '/' })
  const html = chassis.render(drawn.template, {
    ...drawn.values,
    pageTitle: drawn.title,
    layout: layout(chassis, request, signedIn, { said, area: drawn.area ?? pathOf(request) }),
  })
  return reply
    .code(drawn.status ?? 200)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}

type Around = { readonly said: string | null; readonly area: string }

function layout(chassis: Chassis, request: FastifyRequest, signedIn: SignedIn | null, { said, area }: Around): Values {
  const path = pathOf(request)
  return {
    assets: chassis.assets.addresses,
    said,
    theme: themeOf(request),
    path,
    demonstration: chassis.demonstration,
    notice: chassis.notice(),
    force: chassis.forceName(signedIn?.person ?? null),
    person: signedIn?.person ?? null,
    csrf: signedIn?.csrf ?? '',
    draftKey: signedIn?.draftKey ?? null,
    taken: request.cookies['vigil_taken'] ?? '',
    /** Asked by a template before it draws a link that not every reader of the page may follow. */
    opens: (to: string) => signedIn !== null && chassis.opens(signedIn.person, to),
    navigation: signedIn === null ? [] : navigationOf(chassis, signedIn.person, [area, path]),
    requestId: request.id,
  }
}

/** In the area of the page; and by its own path where whoever reads it has no such area. */
function navigationOf(chassis: Chassis, person: Person, paths: readonly string[]) {
  const items = chassis.navigation.filter((item) => isFor(chassis, person, item))
  const within = (path: string) =>
    items
      .flatMap((item) => beginningsOf(item).map((at) => ({ item, at })))
      .filter(({ at }) => path === at || path.startsWith(`${at}/`))
      // Of two that hold it alike, the later: fewer people have that.
      .toReversed()
      .sort((a, b) => b.at.length - a.at.length)[0]?.item
  const current = paths.map(within).find((item) => item !== undefined)
  return items.map((item) => ({ href: item.href, text: item.text, current: item === current }))
}

/** One thing stands in the area of its kind: /recommendation/17 in /recommendations. */
const beginningsOf = ({ href, holds = [] }: NavigationItem) => [href, href.replace(/s$/, ''), ...holds]

export const isFor = (chassis: Pick<Chassis, 'may'>, person: Person, { permission, job }: NavigationItem): boolean =>
  chassis.may(person, permission) && (job === undefined || person.roles.includes(job))

/** What was chosen here; null leaves it to the system. */
function themeOf(request: FastifyRequest): 'dark' | 'light' | null {
  const chosen = request.cookies['vigil_theme']
  return chosen === 'dark' || chosen === 'light' ? chosen : null
}

export const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '/'

export const isApi = (request: FastifyRequest): boolean => /^\/api(?=[/?]|$)/.test(request.url)

/** Where to go back to: an address of our own, or the first page. */
export const ownPath = (text: string): string => (/^\/(?![/\\])[^\s\\]*$/.test(text) ? text : '/')

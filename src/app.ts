// The contents page: kernel, registers, web, every slice and the accountability that judges them, wired by hand.
import { packedFrom, publishingThen, releasedFrom } from './accountability/index.ts'
import type { ReadMonths } from './accountability/recommendations/figures.ts'
import { judgeNow } from './accountability/recommendations/judge-now.ts'
import { acting } from './app/acting.ts'
import { choresOf } from './app/chores.ts'
import type { Databases } from './app/databases.ts'
import { identity } from './app/identity.ts'
import { judgesOf } from './app/judges.ts'
import { landing, navigation } from './app/navigation.ts'
import { byId, slicesOf, standing } from './app/slices.ts'
import { startClock } from './clock.ts'
import { type Config, sessionKey } from './config.ts'
import { demonstrationForces } from './demonstration/force.ts'
import { progress } from './demonstration/index.ts'
import type { Clock } from './kernel/time.ts'
import type { HeldBack } from './registers/alarms.ts'
import { officialForces } from './registers/forces.ts'
import { readMonths } from './registers/measures.ts'
import { may } from './registers/permissions.ts'
import { keepPolicies } from './registers/policies.ts'
import { asRecorded } from './registers/recorded-by-then.ts'
import type { Reaction, World } from './registers/world.ts'
import { findSignedIn, stillSignedIn } from './web/access.ts'
import { front } from './web/front.ts'
import { health } from './web/health.ts'
import { help } from './web/help.ts'
import { openapi } from './web/openapi.ts'
import { makeServer } from './web/server.ts'
import { followAccess } from './web/session/told.ts'
import { makeSessions } from './web/session.ts'
import { signIn } from './web/sign-in.ts'
import { signedLinks } from './web/signed-links.ts'
import type { Slice } from './web/slice.ts'
import { makeTokens } from './web/tokens.ts'
import { sessionLimits } from './work/access/settings.ts'
import { sharedPages } from './work/missing/by-link/pages.ts'
import { linksPage } from './work/missing/pages/links.ts'
import { followPolicies } from './work/policy/index.ts'

const forceNames = new Map([...officialForces, ...demonstrationForces].map((one) => [one.id, one.name]))

type Given = {
  readonly config: Config
  readonly databases: Databases
  readonly clock: Clock
  readonly logLevel?: 'info' | 'warn' | 'error' | 'silent'
  /** Requests a minute and session; 0 for no limit. */
  readonly requestsPerMinute?: number
}

export async function makeApp(given: Given) {
  const { config, databases, clock } = given
  const policies = keepPolicies(databases.app, standing)
  const read: ReadMonths = async (asked) => await readMonths(databases.measure, asked)
  const links = signedLinks(sessionKey(config))
  let heldBack: HeldBack | null = null
  const isLoading = (force: string) => heldBack?.force === force
  const slices = slicesOf({
    measuring: databases.measure,
    policies,
    read,
    judge: async (force, at) => await judgeAt(force, at),
    links: linksPage(links, config.address),
    isLoading,
    asRecorded: asRecorded(databases.clock, packedFrom, policies),
  })
  const reactions: readonly Reaction[] = slices.flatMap((slice) => slice.reactions)
  const { judgeAt, judgeAsRecorded, readAsRecorded } = judgesOf({ databases, policies, reactions, read, isLoading })
  const judge = async (force: string) => await judgeAt(force, clock())
  const world = async (person: World['who']): Promise<World> => {
    const now = clock()
    return { db: databases.app, now, who: person, policyAt: await policies.of(person.forceId, now), reactions }
  }
  const sessions = makeSessions(databases.app, clock, sessionLimits(policies))
  const tokens = makeTokens(databases.app, clock)
  const server = await serverOf(given, { slices, sessions, tokens, links, world, judge })
  const { chores, ...work } = choresOf({
    config,
    databases,
    clock,
    policies,
    reactions,
    slices,
    world,
    judge,
    heldBack: () => heldBack,
  })
  const followed = [
    await followPolicies(databases.app, policies),
    await followAccess(databases.app, [sessions, tokens, server.live]),
  ]
  return {
    server,
    policies,
    sessions,
    reactions,
    world,
    judge,
    judgeAsRecorded,
    ...work,
    act: acting(slices, world),
    commands: slices.flatMap((slice) => slice.commands),
    /** With the clock at a moment that has passed: for a year that is loaded. */
    commandsThen: publishingThen({
      read: readAsRecorded,
      definitions: byId,
      asRecorded: asRecorded(databases.clock, releasedFrom, policies),
    }),
    /** What listens besides the server. */
    stop: async () => void (await Promise.all(followed.map(async (unfollow) => await unfollow()))),
    /** Until it is called again with null: a history that is being loaded accuses nobody of what it has not yet come to, and no figures of it are published. */
    holdBack: (held: HeldBack | null) => {
      heldBack = held
    },
    startChores: (tell: (chore: string, error: unknown) => void) => startClock(chores, tell),
  }
}

type Serving = {
  readonly slices: readonly Slice[]
  readonly sessions: ReturnType<typeof makeSessions>
  readonly tokens: ReturnType<typeof makeTokens>
  readonly links: ReturnType<typeof signedLinks>
  readonly world: (person: World['who']) => Promise<World>
  readonly judge: (force: string) => Promise<unknown>
}

async function serverOf(given: Given, { slices, sessions, tokens, links, world, judge }: Serving) {
  const { config, databases, clock } = given
  const secure = config.address.startsWith('https:')
  const { plugins, provider } = identity(given)
  return await makeServer({
    slices,
    database: databases.app,
    world: async (_, person) => await world(person),
    find: findSignedIn({ sessions, tokens, secure }),
    stands: stillSignedIn({ sessions, tokens, secure }),
    may,
    plugins: [
      front(navigation, landing),
      health(databases.app, clock),
      help(config.helpDesk),
      sharedPages(links, async (person) => await world(person)),
      openapi(slices, [
        { method: 'post', path: '/api/recommendations/judgement', summary: 'Compute every standing now', status: 204 },
      ]),
      judgeNow(async (force) => void (await judge(force))),
      ...plugins,
      signIn({
        database: databases.app,
        clock,
        sessions,
        provider,
        browserKey: sessionKey(config),
        world,
        address: config.address,
      }),
    ],
    navigation,
    forceName: (person) => (person === null ? '' : (forceNames.get(person.forceId) ?? person.forceId)),
    demonstration: config.demonstration,
    notice: () => progress()?.words ?? null,
    secure,
    trustProxy: [...config.proxies],
    ...(given.logLevel === undefined ? {} : { logLevel: given.logLevel }),
    ...(given.requestsPerMinute === undefined ? {} : { requestsPerMinute: given.requestsPerMinute }),
  })
}

// The contents page: kernel, registers, web, every slice and the accountability that judges them, wired by hand.
import { join } from 'node:path'
import {
  accountability,
  tables as accountabilityTables,
  ringers as accountable,
  auditMeasures,
  forumTable,
  observing as ofAccountability,
  erasable as ofQuestions,
  proveReleases,
  publishForums,
  publishWhenDue,
  question,
  receivePeer,
  settings,
  takeIn,
  verificationRoutesTable,
} from './accountability/index.ts'
import { judge as judgeForce, judgeNow, type ReadMonths } from './accountability/recommendations/index.ts'
import { type Chore, startClock } from './clock.ts'
import { type Config, ConfigurationError, sessionKey } from './config.ts'
import { demonstrationForces, demonstrationStaff } from './demonstration/force.ts'
import { demonstrationIdentityProvider } from './demonstration/identity-provider.ts'
import { progress } from './demonstration/index.ts'
import { verifierKey } from './kernel/checkpoint.ts'
import { type Database, openDatabase } from './kernel/database.ts'
import { newId } from './kernel/identity.ts'
import type { Role } from './kernel/roles.ts'
import { openSeal, sequence } from './kernel/sequencer.ts'
import type { Clock, Instant } from './kernel/time.ts'
import { versionOf } from './practice/measure.ts'
import type { Policy } from './practice/policy.ts'
import { ringDue, systemPerson } from './registers/alarms.ts'
import { carryBetweenForces, type Receive } from './registers/force-messages.ts'
import { officialForces } from './registers/forces.ts'
import {
  foldKnownAt,
  readCasesKnownAt,
  readFigureKnownAt,
  readMonths,
  readMonthsKnownAt,
} from './registers/measures.ts'
import { deliver, standIn } from './registers/outbox.ts'
import { may } from './registers/permissions.ts'
import { keepPolicies } from './registers/policies.ts'
import { rebuildable } from './registers/rebuild.ts'
import { forcesAtWork } from './registers/staff.ts'
import { type Reaction, SYSTEM, type World } from './registers/world.ts'
import { findSignedIn, stillSignedIn } from './web/access.ts'
import type { NavigationItem } from './web/chassis.ts'
import { front, type Landing } from './web/front.ts'
import { health } from './web/health.ts'
import { openapi } from './web/openapi.ts'
import { makeServer } from './web/server.ts'
import { makeSessions, removeEndedSessions } from './web/session.ts'
import { signIn } from './web/sign-in.ts'
import { signedLinks } from './web/signed-links.ts'
import { makeTokens } from './web/tokens.ts'
import { sessionLimits } from './work/access/settings.ts'
import { carryOut, erasures } from './work/erasure/index.ts'
import {
  auditable,
  counted,
  erasableProcedures,
  observing as ofTheWork,
  receive,
  ringers,
  slices as work,
  definitions as workDefinitions,
  erasable as workErasable,
} from './work/index.ts'
import { listTable } from './work/list-table.ts'
import { measures } from './work/measures/index.ts'
import { printActiveList } from './work/missing/printed-list.ts'
import { linksPage, sharedPages } from './work/missing/shared.ts'
import { followPolicies, forcePolicy } from './work/policy/index.ts'
import { policyGiven } from './work/policy-given.ts'
import { standingPolicy } from './work/standing-policy.ts'

export type Databases = Readonly<Record<'app' | 'clock' | 'measure' | 'judge' | 'erase', Database>>

export const openDatabases = (url: (role: Role) => string, connections = 6): Databases => ({
  app: openDatabase(url('vigil_app'), { connections, application: 'vigil app' }),
  clock: openDatabase(url('vigil_clock'), { connections: 4, application: 'vigil clock' }),
  measure: openDatabase(url('vigil_measure'), { connections: 2, application: 'vigil measure' }),
  judge: openDatabase(url('vigil_judge'), { connections: 1, application: 'vigil judge' }),
  erase: openDatabase(url('vigil_erase'), { connections: 1, application: 'vigil erase' }),
})

export const closeDatabases = async (databases: Databases): Promise<void> => {
  await Promise.all(Object.values(databases).map(async (database) => await database.close()))
}

/** What the work measures, and what the audits do. */
const definitions = [...workDefinitions, ...auditMeasures]

const navigation: readonly NavigationItem[] = [
  { href: '/board', text: 'Board', permission: 'see the board' },
  { href: '/missing/report', text: 'Report', permission: 'report a missing child' },
  { href: '/handover', text: 'Handover', permission: 'hand over' },
  { href: '/supervisor', text: 'Supervisor', permission: 'review' },
  { href: '/measures', text: 'Measures', permission: 'see measures' },
  { href: '/policy', text: 'Policy', permission: 'see measures' },
  { href: '/recommendations', text: 'Recommendations', permission: 'see recommendations' },
  { href: '/plan', text: 'Plan', permission: 'see recommendations' },
  { href: '/audits', text: 'Audits', permission: 'see recommendations' },
  { href: '/scrutiny', text: 'Scrutiny', permission: 'scrutinise' },
  { href: '/questions', text: 'Questions', permission: 'decide on questions' },
  { href: '/meetings', text: 'Board papers', permission: 'read packs' },
  { href: '/inspector', text: 'Workspace', permission: 'inspect' },
  { href: '/staff', text: 'Staff', permission: 'administer staff' },
  { href: '/erasures', text: 'Erasures', permission: 'erase' },
]

/** Whose work begins elsewhere than at the first page they may open. */
const landing: Landing = {
  "commissioner's office": '/scrutiny',
  'chief officer': '/meetings',
  'panel secretariat': '/questions',
  inspector: '/inspector',
}

/** What stands until a force approves its own: the work's values and the accountability's. */
const standing: Policy = {
  ...standingPolicy,
  tables: { ...accountabilityTables, ...standingPolicy.tables },
  values: { ...Object.fromEntries(settings.map(({ name, value }) => [name, value])), ...standingPolicy.values },
}

const forceNames = new Map([...officialForces, ...demonstrationForces].map((one) => [one.id, one.name]))

export type App = Awaited<ReturnType<typeof makeApp>>

export async function makeApp(given: {
  readonly config: Config
  readonly databases: Databases
  readonly clock: Clock
  readonly logLevel?: 'info' | 'warn' | 'error' | 'silent'
  /** Requests a minute and session; 0 for no limit. */
  readonly requestsPerMinute?: number
}) {
  const { config, databases, clock } = given
  const policies = keepPolicies(databases.app, standing)
  const read: ReadMonths = async (asked) => await readMonths(databases.measure, asked)
  const links = signedLinks(sessionKey(config))
  const slices = [
    ...work,
    ...counted(databases.measure),
    { name: 'links', procedures: [], pages: [linksPage(links, config.address)], commands: [], reactions: [] },
    forcePolicy({
      standing,
      settings: [...policyGiven.settings, ...settings],
      tables: [...policyGiven.tables, listTable(forumTable), listTable(verificationRoutesTable)],
    }),
    measures(
      definitions,
      async (asked) => await readFigureKnownAt(databases.measure, [...ofTheWork, ...ofAccountability], policies, asked),
    ),
    erasures([...workErasable, ...ofQuestions]),
    ...accountability({
      questions: new Map(definitions.map((one) => [one.id, one])),
      read,
      judge: async (force, at) => void (await judgeForce(judging, force, at)),
      auditable: auditable(databases.measure),
      readKnownAt: async (asked) =>
        await readMonthsKnownAt(databases.measure, [...ofTheWork, ...ofAccountability], policies, asked),
      casesKnownAt: async (asked) =>
        await readCasesKnownAt(databases.measure, [...ofTheWork, ...ofAccountability], policies, asked),
      foldKnownAt: async (procedure, asked) => await foldKnownAt(databases.measure, policies, procedure, asked),
      versionOf: versionOf(definitions),
      definitions: new Map(definitions.map((one) => [one.id, one])),
    }),
  ]
  const reactions: readonly Reaction[] = slices.flatMap((slice) => slice.reactions)
  const sessions = makeSessions(databases.app, clock, sessionLimits(policies))
  const tokens = makeTokens(databases.app, clock)
  const secure = config.address.startsWith('https:')
  const demonstration = config.demonstration
    ? demonstrationIdentityProvider({
        address: config.address,
        people: async () =>
          (
            await Promise.all(
              demonstrationForces.map(async (one) => await demonstrationStaff(databases.app, clock(), one.id)),
            )
          ).flat(),
      })
    : null
  const provider = config.openid ?? demonstration?.settings
  if (provider === undefined)
    throw new ConfigurationError([
      'OIDC_ISSUER: set it, with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or set VIGIL_DEMONSTRATION to on.',
    ])
  const world = async (person: World['who']): Promise<World> => {
    const now = clock()
    return { db: databases.app, now, who: person, policyAt: await policies.of(person.forceId, now), reactions }
  }
  const server = await makeServer({
    slices,
    database: databases.app,
    world: async (_, person) => await world(person),
    find: findSignedIn({ sessions, tokens, secure }),
    stands: stillSignedIn({ sessions, tokens, secure }),
    may,
    plugins: [
      front(navigation, landing),
      health(databases.app, clock),
      sharedPages(links, async (person) => await world(person)),
      openapi(slices, [
        { method: 'post', path: '/api/recommendations/judgement', summary: 'Compute every standing now', status: 204 },
      ]),
      judgeNow(async (force) => void (await judge(force))),
      ...(demonstration === null ? [] : [demonstration.plugin]),
      signIn({
        database: databases.app,
        clock,
        sessions,
        provider,
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
  const judging = {
    db: databases.judge,
    read,
    versionOf: versionOf(definitions),
    policyOf: async (force: string, now: Instant) => await policies.of(force, now),
    reactions,
  }
  const judge = async (force: string) => await judgeForce(judging, force, clock())
  const seal = openSeal('ledger', config.files)
  const everyForce = async (work: (force: string) => Promise<void>): Promise<void> => {
    const rows = await databases.app.read(
      { force: '', who: SYSTEM, now: clock() },
      async (reader) => await forcesAtWork.all(reader, {}),
    )
    for (const row of rows) await work(row.force_id)
  }
  const printed = async () =>
    await everyForce(async (force) => {
      const now = clock()
      const policyAt = await policies.of(force, now)
      await printActiveList({ db: databases.app, policyAt }, force, join(config.files, 'active-list'), now)
    })
  const takeQuestions = async () => await takeIn({ db: databases.clock, policies, reactions }, clock())
  const prove = async () => await proveReleases(databases.clock, verifierKey(seal.signer), clock())
  const forums = async () =>
    await everyForce(async (force) => {
      const now = clock()
      await publishForums(databases.clock, force, (await policies.of(force, now))(now), now)
    })
  const publish = slices.flatMap((slice) => slice.commands).find((one) => one.record === 'published-figures')
  const publishDue = async () =>
    await everyForce(async (force) => {
      if (publish !== undefined) await publishWhenDue(await world(systemPerson(force)), publish)
    })
  const ring = async () => await ringDue(databases.clock, [...ringers, ...accountable], policies, clock())
  const erase = async () =>
    await carryOut(
      {
        erase: databases.erase,
        clock: databases.clock,
        policies,
        procedures: [...erasableProcedures, rebuildable(question)],
        erasables: [...workErasable, ...ofQuestions],
        file: join(config.files, 'erasures.txt'),
      },
      clock(),
    )
  // Whoever keeps that kind of message takes it in.
  const receiveAny: Receive = async (writing, message) =>
    await (message.kind.startsWith('audit') ? receivePeer : receive)(writing, message)
  const carry = async () =>
    await carryBetweenForces({ db: databases.clock, policies, reactions, receive: receiveAny }, clock())
  const chores: readonly Chore[] = [
    {
      name: 'alarms',
      everyMilliseconds: 250,
      work: async () => await ring(),
    },
    {
      name: 'ended sessions',
      everyMilliseconds: 3_600_000,
      work: async () => {
        const now = clock()
        await databases.clock.write({ force: '', who: SYSTEM, now }, async (writer) =>
          writer.send(removeEndedSessions(now)),
        )
      },
    },
    {
      name: 'standing',
      everyMilliseconds: 24 * 3_600_000,
      work: async () => await everyForce(async (force) => void (await judge(force))),
    },
    {
      // Nothing leaves the machine: the page of messages shows what a phone would. A carrier of the force's own goes here.
      name: 'messages',
      everyMilliseconds: 1_000,
      work: async () => (config.demonstration ? await deliver(databases.clock, standIn, clock()) : 0),
    },
    {
      name: 'messages between forces',
      everyMilliseconds: 1_000,
      work: async () => await carry(),
    },
    {
      name: 'public questions',
      everyMilliseconds: 2_000,
      work: async () => await takeQuestions(),
    },
    {
      name: 'where questions may be put',
      everyMilliseconds: 30_000,
      work: async () => await forums(),
    },
    {
      name: 'publishing again',
      everyMilliseconds: 600_000,
      work: async () => await publishDue(),
    },
    {
      name: 'erasures',
      everyMilliseconds: 5_000,
      work: async () => await erase(),
    },
    {
      name: 'proofs of what is published',
      everyMilliseconds: 2_000,
      work: async () => await prove(),
    },
    {
      name: 'printed list',
      everyMilliseconds: 3_600_000,
      work: async () => await printed(),
    },
    { name: 'sequencer', everyMilliseconds: 1_000, work: async () => await sequence(databases.clock, clock(), seal) },
  ]
  const unfollow = await followPolicies(databases.app, policies, clock)
  return {
    server,
    policies,
    sessions,
    reactions,
    world,
    judge,
    printed,
    carry,
    ring,
    takeQuestions,
    forums,
    publishDue,
    erase,
    prove,
    /** A command that opens a record, as its page and the API carry it out. */
    open: async (person: World['who'], record: string, name: string, body: unknown) => {
      const command = slices
        .flatMap((slice) => slice.commands)
        .find((one) => one.record === record && one.name === name)
      if (command === undefined || !command.opens) throw new Error(`no command ${record}/${name} opens a record`)
      const acting = await world(person)
      const recordId = newId(acting.now)
      return await command.run(acting, { recordId, basedOn: null, key: newId(acting.now), body })
    },
    /** What listens besides the server. */
    stop: unfollow,
    startChores: (tell: (chore: string, error: unknown) => void) => startClock(chores, tell),
  }
}

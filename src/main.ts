// Starts Vigil: configuration, database, migrations, the application, listening; and stops it cleanly.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { closeDatabases, type Databases, openDatabases } from './app/databases.ts'
import { makeApp } from './app.ts'
import { notStarted, ofVigil } from './config/not-started.ts'
import { type Config, readConfig } from './config.ts'
import { begunAgain } from './demonstration/begun-again.ts'
import { writtenDown } from './demonstration/force/people.ts'
import { demonstrationForce, demonstrationForces, demonstrationStaff, seedForce } from './demonstration/force.ts'
import { demonstrate } from './demonstration/index.ts'
import { byJob } from './demonstration/people-by-job.ts'
import { heldWhileLoading } from './demonstration/ring.ts'
import { showAtOnce, showFirst } from './demonstration/shown-at-once.ts'
import { startEmbedded } from './kernel/embedded.ts'
import { migrate } from './kernel/migrate.ts'
import { roleUrl } from './kernel/roles.ts'
import { systemNow } from './kernel/time.ts'
import type { PolicyAt } from './practice/policy.ts'
import { recordForces } from './registers/forces.ts'
import { auditable } from './work/index.ts'

const root = join(import.meta.dirname, '..')
const tell = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

async function start(): Promise<void> {
  const config = readConfig(process.env, root)
  const embedded = config.database.kind === 'embedded' ? await startEmbedded({ root }) : null
  const ownerUrl = config.database.kind === 'server' ? config.database.ownerUrl : (embedded?.url('vigil_owner') ?? '')
  const notOurs = config.database.kind === 'server' ? config.database.notOurs : []
  await migrate(ownerUrl, { folder: join(root, 'db'), notOurs })
  const given = config.database.kind === 'server' ? config.database.urls : null
  const databases = openDatabases((role) => given?.[role] ?? roleUrl(ownerUrl, role))
  const app = await makeApp({ config, databases, clock: systemNow, logLevel: 'warn' })
  const policyAt = await app.policies.of(demonstrationForce.id, systemNow())
  await recordForces(databases.app, [], systemNow())
  if (config.demonstration) await seedForce(databases.app, policyAt, systemNow())
  // Work goes on, since children do not wait for a key; but nobody should find out by chance that nothing is signed.
  await app
    .signs()
    .catch((error: unknown) => complain(`signing: ${error instanceof Error ? error.message : String(error)}`))
  // Before the clock starts: it would find undone what the history, loaded beside it, is about to enter.
  if (config.demonstration) app.holdBack(heldWhileLoading(systemNow()))
  const chores = app.startChores((chore, error) =>
    complain(`${chore}: ${error instanceof Error ? error.message : String(error)}`),
  )
  await app.printed()
  // The public site reads what a force is called from where its questions go: it is there before anybody can ask.
  await app.forums()
  await app.server.http.listen({ host: config.host, port: config.port })
  tell(`Vigil is at ${config.address}`)
  if (config.demonstration) tell(await whoMaySignIn(databases.app))
  const site =
    config.publicPort === null
      ? null
      : startPublicSite(config, given?.vigil_public ?? roleUrl(ownerUrl, 'vigil_public'))
  const stopLoading = new AbortController()
  const loading = config.demonstration ? loadHistory(app, databases, policyAt, stopLoading.signal) : null
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    stopLoading.abort()
    site?.kill('SIGTERM')
    await app.server.http.close()
    await loading
    await chores.stop()
    await app.stop()
    await closeDatabases(databases)
    await embedded?.stop()
    tell('Vigil stopped.')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}

/** Behind the pages: the children on the board first, then the year's history. A load that was stopped goes on here. */
async function loadHistory(
  app: Awaited<ReturnType<typeof makeApp>>,
  databases: Databases,
  policyAt: PolicyAt,
  stopping: AbortSignal,
): Promise<void> {
  const showing = () => ({ db: databases.app, now: systemNow(), act: app.act })
  try {
    const load = async () =>
      await demonstrate({
        db: databases.app,
        policyAt,
        reactions: app.reactions,
        commands: app.commands,
        commandsThen: app.commandsThen,
        first: async () => {
          // Neither what the public site says first nor a list is a reason to load no history.
          const fails = (error: unknown) => void complain(`demonstration: ${inWords(error)}`)
          await showFirst(showing()).catch(fails)
          // The list of this hour was made before anybody was missing.
          await app.printed().catch(fails)
        },
        judge: async (at) => await app.judgeAsRecorded(demonstrationForce.id, at),
        last: async () => {
          app.holdBack(null)
          // The daily judgement may be hours away: the recommendation is judged by what was just loaded.
          await app.judge(demonstrationForce.id)
          await showAtOnce(showing())
        },
        clock: systemNow,
        auditable: auditable(databases.measure),
        complain,
        stopping,
      })
    const { loaded, times } = await begunAgain(load, { complain, stopping })
    if (stopping.aborted) return
    if (loaded.made > 0 || times > 1) tell('The demonstration’s history is loaded.')
  } catch (error) {
    complain(`demonstration: ${inWords(error)}`)
  } finally {
    app.holdBack(null)
  }
}

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** One of each job, as the sign-in page lists them all. */
async function whoMaySignIn(db: Databases['app']): Promise<string> {
  const staff = await Promise.all(
    demonstrationForces.map(async (force) => await demonstrationStaff(db, systemNow(), force.id)),
  )
  // Of each job the one whom the README follows: whoever was written down first.
  const place = ({ name }: { readonly name: string }) => writtenDown.indexOf(name)
  const one = byJob(staff.flat()).flatMap(({ job, people }) => {
    const [first] = [...people].sort((a, b) => place(a) - place(b))
    return first === undefined ? [] : [`${first.name} (${job.charAt(0).toLowerCase()}${job.slice(1)})`]
  })
  return `Sign in, without a password, as: ${one.join(', ')}.`
}

/** A process of its own, given the address of the public role and of no other. */
function startPublicSite(config: Config, databaseUrl: string) {
  const { PATH = '', HOME = '' } = process.env
  const site = fork(join(root, 'src/main-public.ts'), {
    env: {
      PATH,
      HOME,
      HOST: config.host,
      PUBLIC_PORT: String(config.publicPort),
      DATABASE_URL_PUBLIC: databaseUrl,
      VIGIL_DEMONSTRATION: config.demonstration ? 'on' : 'off',
      VIGIL_PROXIES: config.proxies.join(','),
      ...(config.publicAddress === null ? {} : { VIGIL_PUBLIC_URL: config.publicAddress }),
      ...(config.publicContact === null ? {} : { VIGIL_PUBLIC_CONTACT: config.publicContact }),
    },
  })
  site.on('exit', (code) => {
    if (code !== null && code !== 0)
      complain('The public site ended. The rest of Vigil goes on; start it again to have it back.')
  })
  return site
}

try {
  await start()
} catch (error) {
  complain(notStarted(error, ofVigil) ?? whatFailed(error))
  process.exit(1)
}

function whatFailed(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

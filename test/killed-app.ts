// The real application as a process of its own that a test kills, and people who go on writing to it over HTTP meanwhile.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from './server.ts'

export type Place = { readonly ownerUrl: string; readonly files: string; readonly port: number }

/** `src/main.ts` as a force runs it: against a server, its alarms and its sequencer running. */
export function startApp({ ownerUrl, files, port }: Place): ChildProcess {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env
  return spawn(process.execPath, [join(root, 'src/main.ts')], {
    // What it complains of while its database is gone is not looked at.
    stdio: 'ignore',
    env: {
      PATH,
      HOME,
      // As `bin/node` starts it.
      NODE_COMPILE_CACHE,
      PORT: String(port),
      DATABASE_URL: ownerUrl,
      VIGIL_DATA: files,
      VIGIL_DEMONSTRATION: 'off',
      // Nobody signs in here: programs with tokens do.
      OIDC_ISSUER: 'https://nobody.example',
      OIDC_CLIENT_ID: 'vigil',
      OIDC_CLIENT_SECRET: 'a secret that nobody asks for',
      // So that each request may come from an address of its own, and the limit of one address is not met.
      VIGIL_PROXIES: '127.0.0.1',
    },
  })
}

export async function killed(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null) throw new Error(`the application ended by itself, with ${app.exitCode}`)
  const over = once(app, 'exit')
  app.kill('SIGKILL')
  await over
}

type Writers = {
  /** Keys that were answered as recorded, each written down when the answer came. */
  readonly acknowledged: readonly string[]
  /** Resolves when so many more have been. */
  readonly sofar: (more: number) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Each writes to the episodes in turn; the same note with the same key again until somebody answers, since nobody knows whether it was done. */
export function write(port: number, token: string, recordIds: readonly string[], writers: number): Writers {
  const acknowledged: string[] = []
  let stopping = false
  let requests = 0
  const send = async (recordId: string, key: string): Promise<number> => {
    requests++
    const from = `10.${(requests >> 16) & 255}.${(requests >> 8) & 255}.${requests & 255}`
    const answer = await fetch(`http://127.0.0.1:${port}/api/missing/${recordId}/notes`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': key,
        'x-forwarded-for': from,
      },
      body: JSON.stringify({ text: `note ${key}` }),
      signal: AbortSignal.timeout(10_000),
    })
    await answer.text()
    return answer.status
  }
  const writer = async (who: number): Promise<void> => {
    for (let number = 0; !stopping; number++) {
      const key = `${who}-${number}`
      const recordId = recordIds[(who + number) % recordIds.length] ?? ''
      while (!stopping) {
        const status = await send(recordId, key).catch(() => null)
        if (status === 200) {
          acknowledged.push(key)
          break
        }
        if (status !== null && status !== 409 && status < 500) throw new Error(`${key} was answered ${status}`)
        // Where nobody listens there is no load to be made: asked again and again, it would only hold up whoever starts.
        await pause(status === null ? 250 : 20)
      }
    }
  }
  const all = Promise.all(Array.from({ length: writers }, async (_, who) => await writer(who)))
  // A writer that fails ends the waiting too: `stop` says why.
  let failed = false
  all.catch(() => {
    failed = true
  })
  return {
    acknowledged,
    sofar: async (more) => {
      const [wanted, until] = [acknowledged.length + more, Date.now() + 60_000]
      while (acknowledged.length < wanted && !failed) {
        if (Date.now() > until) throw new Error(`a minute passed at ${acknowledged.length} of ${wanted}`)
        await pause(10)
      }
    },
    stop: async () => {
      stopping = true
      await all
    },
  }
}

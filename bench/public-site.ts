// The public site’s pages, answered from memory.

import { type ChildProcess, fork } from 'node:child_process'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { demonstrationForce } from '../src/demonstration/force.ts'
import { root } from './at-hand.ts'
import type { Row } from './statistics.ts'
import { toldBy } from './told.ts'

export async function publicSite(databaseUrl: string): Promise<Row[]> {
  const child: ChildProcess = fork(join(root, 'src/main-public.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'] ?? '',
      PUBLIC_PORT: '0',
      DATABASE_URL_PUBLIC: databaseUrl,
      VIGIL_PUBLIC_URL: 'http://localhost',
      VIGIL_PUBLIC_CONTACT: 'The measurement, nobody@measurement.example',
    },
  })
  try {
    const port = await toldBy(child, 'port')
    const agent = new Agent({ keepAlive: true, maxSockets: 8 })
    const ask = () =>
      new Promise<number>((resolve, reject) => {
        const began = performance.now()
        const asked = request(
          {
            agent,
            port,
            host: '127.0.0.1',
            path: `/${demonstrationForce.id}`,
            headers: { 'accept-encoding': 'gzip' },
          },
          (answer) => {
            answer.resume()
            answer.on('end', () =>
              answer.statusCode === 200
                ? resolve(performance.now() - began)
                : reject(new Error(`status ${answer.statusCode}`)),
            )
          },
        )
        asked.on('error', reject)
        asked.end()
      })
    for (let warm = 0; warm < 200; warm++) await ask()
    const times: number[] = []
    const until = performance.now() + 8_000
    const began = performance.now()
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (performance.now() < until) times.push(await ask())
      }),
    )
    const rate = times.length / ((performance.now() - began) / 1000)
    times.sort((a, b) => a - b)
    const p95 = times[Math.floor(times.length * 0.95)] ?? Number.NaN
    return [
      {
        claim: 'public page of a force from memory, client on the same two cores',
        target: '≥ 1,000/s, p95 ≤ 20 ms',
        measured: `${rate.toFixed(0)}/s, p95 ${p95.toFixed(1)} ms`,
        met: rate >= 1_000 && p95 <= 20,
      },
    ]
  } finally {
    child.kill('SIGKILL')
  }
}

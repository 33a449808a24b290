// The public site as a process of its own, with a database role that reads only what is published: safe to expose while the rest is not.
import { makeSite } from './accountability/public/site.ts'
import { notStarted, ofPublicSite } from './config/not-started.ts'
import { readPublicConfig } from './config/public-site.ts'
import { openDatabase } from './kernel/database.ts'
import { systemNow } from './kernel/time.ts'

async function start(): Promise<void> {
  const config = readPublicConfig(process.env)
  const database = openDatabase(config.databaseUrl, { connections: 4, application: 'vigil public' })
  const { http } = await makeSite({ ...config, database, clock: systemNow, asking: true })
  const listening = await http.listen({ host: config.host, port: config.port })
  process.stdout.write(`The public site is at ${config.address}\n`)
  // To whoever started it, where the machine chose the port.
  process.send?.({ port: Number(new URL(listening).port) })
  const stop = async () => {
    await http.close()
    await database.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  process.on('disconnect', () => void stop())
}

try {
  await start()
} catch (error) {
  process.stderr.write(`${notStarted(error, ofPublicSite) ?? String(error instanceof Error ? error.stack : error)}\n`)
  process.exit(1)
}

// A server between the product and its database that can be held: the connections stand open and nothing is answered, as of one that hangs.
import { createServer, connect as dial, type Socket } from 'node:net'
import { connectionOf } from '../src/kernel/database/driver.ts'

/** `url` leads through it. Held, what is said on either side waits; let go, it arrives. */
export async function heldDatabase(context: { readonly after: (work: () => void) => void }, url: string) {
  const { host = 'localhost', port = 5432, user = '', database = '', password } = reached(url)
  const sockets = new Set<Socket>()
  let held = false
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    if (held) socket.pause()
  }
  const between = createServer((near) => {
    const far = host.startsWith('/') ? dial(`${host}/.s.PGSQL.${port}`) : dial(port, host)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(from)
      from.on('data', (part) => to.write(part))
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((listening) => between.listen(0, '127.0.0.1', listening))
  context.after(() => {
    for (const socket of sockets) socket.destroy()
    between.close()
  })
  const at = between.address()
  const own = typeof at === 'object' && at !== null ? at.port : 0
  return {
    url: `postgres://${user}${password === undefined ? '' : `:${encodeURIComponent(String(password))}`}@127.0.0.1:${own}/${database}`,
    hold: (is: boolean) => {
      held = is
      for (const socket of sockets) is ? socket.pause() : socket.resume()
    },
  }
}

/** The parts of an address, of a socket's folder as of a host. */
function reached(url: string) {
  const { connectionString, ...parts } = connectionOf(url)
  if (connectionString === undefined) return parts
  const { hostname, port, username, password, pathname } = new URL(connectionString)
  return {
    host: hostname,
    port: port === '' ? 5432 : Number(port),
    user: decodeURIComponent(username),
    database: pathname.slice(1),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
  }
}

// A sign-in provider that is not Vigil's: it remembers who signed in on a browser, asks again where it is told to, and can be signed out of.
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import Provider, { type Context } from 'oidc-provider'
import { memoryAdapter } from '../src/demonstration/identity-memory.ts'
import { freePort } from './app.ts'

export type ForeignProvider = {
  readonly issuer: string
  readonly stop: () => Promise<void>
  /** What its token endpoint answers instead of a token; null for a token. */
  refuses: string | null
  /** Whether what it says of a person comes with another signature than its own. */
  alters: boolean
}

type Given = {
  readonly signsOut: boolean
  /** Where it wants the client's secret, and nowhere else. */
  readonly secretIn: 'body' | 'header'
}

/** Over plain http, on this machine. `vigil` is where its one client stands. */
export async function foreignProvider(vigil: string, given: Given) {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, configurationOf(vigil, given))
  const foreign: ForeignProvider = {
    issuer,
    refuses: null,
    alters: false,
    stop: async () => {
      http.closeAllConnections()
      await new Promise((closed) => http.close(closed))
    },
  }
  const http = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const path = request.url ?? ''
      if (foreign.alters && path.startsWith('/token')) altered(response)
      if (foreign.refuses !== null && path.startsWith('/token')) {
        response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ error: foreign.refuses }))
      } else if (!path.startsWith('/ask/')) await provider.callback()(request, response)
      else if (request.method === 'POST') {
        let form = ''
        for await (const part of request) form += String(part)
        const accountId = new URLSearchParams(form).get('email') ?? ''
        const next = await provider.interactionResult(request, response, { login: { accountId, remember: true } })
        response.writeHead(303, { location: next }).end()
      } else response.end('Who are you?')
    }
    answer().catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((listening) => http.listen(port, '127.0.0.1', () => listening()))
  return foreign
}

function altered(response: ServerResponse): void {
  const end = response.end.bind(response)
  const another = (body: unknown) => String(body).replace(/("id_token":"[\w-]+\.[\w-]+\.)[\w-]{8}/, '$1AAAAAAAA')
  Object.assign(response, { end: (body: unknown) => end(another(body)) })
}

const configurationOf = (vigil: string, { signsOut, secretIn }: Given) => ({
  adapter: memoryAdapter(),
  clients: [
    {
      client_id: 'vigil',
      client_secret: 'a secret of this test',
      redirect_uris: [`${vigil}/sign-in/return`],
      post_logout_redirect_uris: [`${vigil}/sign-in/ended`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: secretIn === 'body' ? 'client_secret_post' : 'client_secret_basic',
      id_token_signed_response_alg: 'ES256',
    },
  ],
  clientAuthMethods: [secretIn === 'body' ? 'client_secret_post' : 'client_secret_basic'],
  jwks: {
    keys: [
      {
        ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
        use: 'sig',
        alg: 'ES256',
      },
    ],
  },
  cookies: { keys: ['the keys of this test'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: signsOut,
      logoutSource: (context: Context, form: string) => {
        context.body = form
      },
    },
  },
  interactions: { url: (_context: Context, { uid }: { uid: string }) => `/ask/${uid}` },
  findAccount: async (_context: Context, id: string) =>
    await Promise.resolve({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: true }) }),
  loadExistingGrant: async ({ oidc: { client, session, provider } }: Context) => {
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
    grant.addOIDCScope('openid email profile')
    await grant.save()
    return grant
  },
})

// Every setting has a default, a good value and bad ones; a bad one is refused by its name before anything starts.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readPublicConfig } from './config/public-site.ts'
import { ConfigurationError, readConfig, sessionKey } from './config.ts'

const owner = 'postgres://owner:s%40fe@db.example:5432/vigil'
const openid = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'vigil', OIDC_CLIENT_SECRET: 'secret' }

test('without any setting the embedded database and the demonstration serve this machine only', () => {
  assert.deepEqual(readConfig({ PATH: '/bin', PORT: '' }, '/checkout'), {
    host: '127.0.0.1',
    port: 3000,
    address: 'http://localhost:3000',
    database: { kind: 'embedded' },
    files: '/checkout/.vigil/files',
    demonstration: true,
    openid: null,
    publicAddress: null,
    publicContact: null,
    publicPort: 3001,
    helpDesk: '01632 960999, day and night (invented)',
    proxies: [],
    sessionKey: null,
  })
})

test('a server database turns the demonstration off and gives each role an address of its own', () => {
  const config = readConfig(
    { DATABASE_URL: owner, DATABASE_URL_JUDGE: 'postgres://vigil_judge:own@db2/vigil' },
    '/checkout',
  )
  assert.equal(config.demonstration, false)
  assert.equal(config.helpDesk, null, 'nobody rings an invented number')
  assert.ok(config.database.kind === 'server')
  assert.match(config.database.urls.vigil_app, /^postgres:\/\/vigil_app:[0-9a-f]{64}@db\.example:5432\/vigil$/)
  assert.equal(config.database.urls.vigil_judge, 'postgres://vigil_judge:own@db2/vigil')
  assert.deepEqual(config.database.notOurs, ['vigil_judge'])
  assert.notEqual(config.database.urls.vigil_app.split(':')[2], config.database.urls.vigil_clock.split(':')[2])
})

test('good values are taken as they are', () => {
  const config = readConfig(
    {
      ...openid,
      PORT: '8080',
      VIGIL_URL: 'https://vigil.example/',
      VIGIL_DATA: '/srv/vigil',
      VIGIL_DEMONSTRATION: 'off',
    },
    '/checkout',
  )
  assert.deepEqual(
    [config.port, config.address, config.files, config.demonstration, config.openid?.issuer],
    [8080, 'https://vigil.example', '/srv/vigil', false, 'https://login.example'],
  )
  assert.ok(Object.isFrozen(config))
  assert.equal(config.openid?.addressesTrusted, false, 'only where it is said')
  assert.equal(readConfig({ ...openid, OIDC_ADDRESSES: 'trusted' }, '/').openid?.addressesTrusted, true)
})

const socket = 'postgres://vigil_owner@/vigil?host=%2Frun%2Fvigil'
test('an address with a socket folder is an address', () => {
  const config = readConfig({ DATABASE_URL: socket }, '/checkout')
  assert.ok(config.database.kind === 'server')
  assert.equal(config.database.urls.vigil_app, 'postgres://vigil_app@/vigil?host=%2Frun%2Fvigil')
})

const VIGIL_PUBLIC_CONTACT = 'The Office of the Commissioner, privacy@commissioner.example'
const bad: readonly (readonly [string, Record<string, string>])[] = [
  ...['three', '-1', '65536', '80.5', '1e3', ' 80'].map((PORT) => ['PORT', { PORT }] as const),
  ...['vigil.example', 'ftp://vigil.example', 'https://vigil.example/app', 'https://a.example/?b'].map(
    (VIGIL_URL) => ['VIGIL_URL', { VIGIL_URL }] as const,
  ),
  ...['mysql://u:p@h/d', 'postgres://h/d', 'postgres://u@/d', 'postgres://u:p@h', 'postgres://u:%@h/d', 'vigil'].map(
    (DATABASE_URL) => ['DATABASE_URL', { DATABASE_URL }] as const,
  ),
  ['DATABASE_URL_APP', { DATABASE_URL: owner, DATABASE_URL_APP: 'nonsense' }],
  ['DATABASE_URL_CLOCK', { DATABASE_URL_CLOCK: owner }],
  ['DATABASE_URL_APPS', { DATABASE_URL: owner, DATABASE_URL_APPS: owner }],
  ['VIGIL_DATA', { VIGIL_DATA: 'files' }],
  ...['yes', 'true', 'ON'].map((VIGIL_DEMONSTRATION) => ['VIGIL_DEMONSTRATION', { VIGIL_DEMONSTRATION }] as const),
  ...Object.keys(openid).map((name) => [name, { ...openid, [name]: '' }] as const),
  ['OIDC_ISSUER', { ...openid, OIDC_ISSUER: 'http://login.example' }],
  ['OIDC_ADDRESSES', { ...openid, OIDC_ADDRESSES: 'yes' }],
  ['VIGIL_SESSION_KEY', { VIGIL_SESSION_KEY: 'short' }],
  ['VIGIL_PROXIES', { VIGIL_PROXIES: '10.0.0.1, proxy.example' }],
  ['VIGIL_PROXIES', { VIGIL_PROXIES: '10.0.0.0/33' }],
  ['PUBLIC_PORT', { PUBLIC_PORT: 'many' }],
  ['VIGIL_HELP_DESK', { VIGIL_HELP_DESK: '01785 000000\nand another line' }],
  ['VIGIL_DEMO', { VIGIL_DEMO: 'on' }],
  ['VIGIL_PUBLIC_URL', { PUBLIC_PORT: '3001', VIGIL_DEMONSTRATION: 'off', VIGIL_PUBLIC_CONTACT }],
  ['VIGIL_PUBLIC_CONTACT', { VIGIL_PUBLIC_CONTACT: 'me' }],
  ['VIGIL_PUBLIC_URL', { VIGIL_PUBLIC_URL: 'questions.example' }],
  [
    'VIGIL_PROXIES',
    {
      PUBLIC_PORT: '3001',
      VIGIL_DEMONSTRATION: 'off',
      VIGIL_PUBLIC_URL: 'https://questions.example',
      VIGIL_PUBLIC_CONTACT,
    },
  ],
]

for (const [name, environment] of bad) {
  test(`refused by its name: ${JSON.stringify(environment)}`, () => {
    assert.throws(
      () => readConfig(environment, '/checkout'),
      (error) => {
        assert.ok(error instanceof ConfigurationError)
        assert.equal(error.message.split('\n').length, 1, error.message)
        assert.ok(error.message.startsWith(`${name} `), error.message)
        return true
      },
    )
  })
}

test('the public site by itself does not guess where the public reaches it, nor through which proxy', () => {
  const DATABASE_URL_PUBLIC = 'postgres://vigil_public:own@db2/vigil'
  const said = (environment: Record<string, string>) => {
    try {
      return readPublicConfig({ DATABASE_URL_PUBLIC, PUBLIC_PORT: '3001', ...environment }).address
    } catch (error) {
      return error instanceof ConfigurationError ? error.message.split(' ').slice(0, 3).join(' ') : ''
    }
  }
  const VIGIL_PUBLIC_URL = 'https://questions.example/'
  assert.equal(said({}), 'VIGIL_PUBLIC_URL is missing:')
  assert.equal(said({ VIGIL_PUBLIC_URL }), 'VIGIL_PROXIES is missing:')
  assert.equal(said({ VIGIL_PUBLIC_URL, VIGIL_PROXIES: '127.0.0.1' }), 'VIGIL_PUBLIC_CONTACT is missing:')
  assert.equal(
    said({ VIGIL_PUBLIC_URL, VIGIL_PROXIES: '127.0.0.1', VIGIL_PUBLIC_CONTACT: 'me' }),
    'VIGIL_PUBLIC_CONTACT must be',
  )
  assert.equal(
    said({ VIGIL_PUBLIC_URL, VIGIL_PROXIES: '127.0.0.1', VIGIL_PUBLIC_CONTACT }),
    'https://questions.example',
  )
  assert.equal(
    said({ VIGIL_PUBLIC_URL: 'http://localhost:3001', VIGIL_PUBLIC_CONTACT }),
    'http://localhost:3001',
    'on this machine only',
  )
  assert.equal(said({ VIGIL_DEMONSTRATION: 'on' }), 'http://localhost:3001')
})

test('everything wrong is said at once, and no password is repeated', () => {
  assert.throws(
    () => readConfig({ PORT: 'x', VIGIL_DATA: 'y', DATABASE_URL: 'postgres://u:hush@h' }, '/checkout'),
    (error) => {
      assert.ok(error instanceof ConfigurationError)
      assert.deepEqual(
        error.message.split('\n').map((line) => line.split(' ')[0]),
        ['PORT', 'DATABASE_URL', 'VIGIL_DATA'],
      )
      assert.doesNotMatch(error.message, /hush/)
      return true
    },
  )
})

test('a session key is made once and kept for its user alone', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-config-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const config = readConfig({ VIGIL_DATA: join(folder, 'files') }, '/checkout')
  const key = sessionKey(config)
  assert.match(key, /^[0-9a-f]{64}$/)
  assert.equal(sessionKey(config), key)
  assert.equal(statSync(join(folder, 'files/session.key')).mode & 0o777, 0o600)
  assert.equal(sessionKey(readConfig({ VIGIL_SESSION_KEY: 'k'.repeat(32) }, '/checkout')), 'k'.repeat(32))
})

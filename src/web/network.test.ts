// One connection is one connection, however many addresses it has.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf, siteOf } from './network.ts'

test('addresses of one /64 are one connection; those of the fourth version stand for themselves', () => {
  for (const same of ['2001:db8:1:2::1', '2001:0db8:0001:0002:ffff::9', '2001:db8:1:2:a:b:c:d'])
    assert.equal(networkOf(same), '2001:db8:1:2::/64')
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0::/64')
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64')
  assert.notEqual(networkOf('2001:db8:1:3::1'), networkOf('2001:db8:1:2::1'))
  assert.equal(networkOf('::ffff:10.1.2.3'), '10.1.2.3')
  assert.equal(networkOf('10.1.2.3'), '10.1.2.3')
})

test('the port that a proxy writes behind an address does not make another connection of it', () => {
  assert.equal(networkOf('10.1.2.3:50123'), '10.1.2.3')
  assert.equal(networkOf('[2001:db8:1:2::1]:50123'), '2001:db8:1:2::/64')
  assert.equal(networkOf('[2001:db8:1:2::1]'), '2001:db8:1:2::/64')
})

test('a home that is given many networks is one site', () => {
  assert.equal(siteOf('2001:db8:1:2::1'), '2001:db8:1::/48')
  assert.equal(siteOf('2001:db8:1:ff::9'), siteOf('2001:db8:1:2::1'))
  assert.notEqual(siteOf('2001:db8:2:2::1'), siteOf('2001:db8:1:2::1'))
  assert.equal(siteOf('10.1.2.3:50123'), '10.1.2.3')
})

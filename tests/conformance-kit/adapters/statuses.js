// Answers for the npm package statuses.
'use strict'
const statuses = require('statuses')
const { version } = require('statuses/package.json')
const { NOT_CLAIMED, answer } = require('./adapter')

answer('statuses', version, {
  'reason.reason': (code) => statuses.message[code],
  'reason_other.reason': (code) => statuses.message[code] || NOT_CLAIMED,
  'find.find': (text) => statuses.code[text.toLowerCase()] || NOT_CLAIMED,
  'redirect_kinds.redirect': (code) => Boolean(statuses.redirect[code]),
  'may_retry.rule': (code, method, flags) =>
    method === '' && flags === '' && statuses.message[code] ? Boolean(statuses.retry[code]) : NOT_CLAIMED
})

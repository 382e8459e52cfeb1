// Answers for Node.js.
'use strict'
const { STATUS_CODES } = require('http')
const { NOT_CLAIMED, answer } = require('./adapter')

answer('Node.js', process.versions.node, {
  'reason.reason': (code) => STATUS_CODES[code],
  'reason_other.reason': (code) => STATUS_CODES[code] || NOT_CLAIMED
})

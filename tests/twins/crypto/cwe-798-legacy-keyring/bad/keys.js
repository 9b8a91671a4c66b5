var ring = {};

function put(kid, value, retired) {
  ring[kid] = { value: value, retired: !!retired };
}

put('2024-01', process.env.TICKET_KEY_CURRENT);
put('2022-06', 'nhk4-rosin-bellows-ticket', true);

exports.current = function () { return { kid: '2024-01', value: ring['2024-01'].value }; };
exports.old = function () { return ring['2022-06'].value; };

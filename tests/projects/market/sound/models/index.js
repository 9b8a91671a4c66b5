exports.User = require('./userModel');
exports.Session = require('./sessionModel');
exports.Product = require('./productModel');
exports.Order = require('./orderModel');
exports.Review = require('./reviewModel');
exports.ApiKey = require('./apiKeyModel');

/* Stand-in of the payment form: it asks for no card. */
window.YooMoneyCheckoutWidget = function () {
  "use strict";
  this.render = function (id) {
    document.getElementById(id).textContent = "Форма оплаты";
    return Promise.resolve();
  };
  this.destroy = function () {};
};

// What a host must bring along for Chromium 78 (V8 7.8): language functions of 2020 to 2022, as core-js has them.
(() => {
  const has = Object.prototype.hasOwnProperty;
  const define = (target, name, value) => {
    if (target[name] === undefined) Object.defineProperty(target, name, { value, configurable: true, writable: true });
  };
  define(Object, "hasOwn", (object, key) => has.call(object, key));
  define(Array.prototype, "at", function (index) {
    const whole = Math.trunc(index) || 0;
    return this[whole < 0 ? this.length + whole : whole];
  });
  define(String.prototype, "replaceAll", function (what, by) {
    return what instanceof RegExp ? this.replace(what, by) : this.split(what).join(by);
  });
})();

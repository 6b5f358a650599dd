/**
 * What runs in the shopper's browser. It takes the link out of the address before anything else happens, keeps it in a
 * variable, and sends it only together with a password that was typed twice: a robot that opens the page, runs scripts and
 * presses buttons uses nothing up.
 *
 * Text in a constant, because this program is bundled in three ways and has no other file to carry; a browser test runs it.
 */
export const pageScript = `'use strict';
(() => {
  let link = takeLink();
  // The sentence for browsers without script is hidden from now on, before it is ever painted.
  document.documentElement.classList.add('scripted');

  /** The link's parts, or null. The address is cleaned at once, so that neither history nor a reload keeps the link. */
  function takeLink() {
    const fragment = location.hash.slice(1);
    if (fragment === '') return null;
    history.replaceState(null, '', location.pathname + location.search);
    const members = new Map();
    for (const pair of fragment.split('&')) {
      const at = pair.indexOf('=');
      if (at > 0) members.set(pair.slice(0, at), pair.slice(at + 1));
    }
    if (members.has('kdt')) return { kdt: members.get('kdt') };
    if (!members.has('c') || !members.has('t')) return null;
    const ticket = { c: decode(members.get('c')), t: decode(members.get('t')) };
    return members.has('l') ? { ...ticket, l: decode(members.get('l')) } : ticket;
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  document.addEventListener('DOMContentLoaded', () => {
    const form = document.querySelector('form');
    const message = document.getElementById('message');
    const password = document.getElementById('password');
    const repeat = document.getElementById('repeat');
    const show = document.getElementById('show');
    const button = form.querySelector('button');
    const label = button.textContent;
    // What the server shows: 'start' as a rule; 'form' when it has put the link into a cookie.
    const start = document.querySelector('main').dataset.start;

    function view(name) {
      return document.querySelector('[data-view="' + name + '"]');
    }

    function showView(name) {
      for (const section of document.querySelectorAll('[data-view]')) section.hidden = section !== view(name);
      const heading = view(name).querySelector('h1');
      document.title = heading.textContent;
      if (name !== 'form') heading.focus();
    }

    function say(key, field) {
      for (const input of [password, repeat]) {
        input.setAttribute('aria-invalid', String(input === field));
      }
      message.hidden = key === null;
      message.textContent = key === null ? '' : form.getAttribute('data-message-' + key);
      if (field) field.focus();
    }

    function begin() {
      say(null);
      form.reset();
      reveal();
      showView(link !== null || start === 'form' ? 'form' : 'missing');
    }

    function reveal() {
      password.type = repeat.type = show.checked ? 'text' : 'password';
    }

    function wait(waiting) {
      button.disabled = waiting;
      button.textContent = waiting ? form.dataset.waiting : label;
    }

    async function submit(event) {
      event.preventDefault();
      if (button.disabled) return;
      if (Array.from(password.value).length < 8) return say('too-short', password);
      if (password.value !== repeat.value) return say('differ', repeat);
      say(null);
      wait(true);
      const sent = link;
      try {
        const answer = await send(sent);
        if (sent === link) receive(answer);
      } catch {
        say('no-answer');
      } finally {
        wait(false);
      }
    }

    async function send(sentLink) {
      const response = await fetch(location.pathname, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ ...sentLink, password: password.value, repeat: repeat.value }),
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
      });
      return response.json();
    }

    function receive(answer) {
      switch (answer.result) {
        case 'done': {
          const signIn = view('done').querySelector('a');
          if (answer.signInUrl) {
            signIn.href = answer.signInUrl;
            signIn.parentElement.hidden = false;
          }
          return finish('done');
        }
        case 'unknown':
          return finish('unknown');
        case 'password':
          return say(answer.problem, answer.problem === 'differ' ? repeat : password);
        case 'try-later':
        case 'too-many':
          return say(answer.result);
        case 'link-invalid':
          return finish('invalid');
        default:
          return say('no-answer');
      }
    }

    function finish(name) {
      link = null;
      form.reset();
      reveal();
      showView(name);
    }

    form.noValidate = true;
    show.closest('label').hidden = false;
    show.addEventListener('change', reveal);
    form.addEventListener('submit', submit);
    window.addEventListener('hashchange', () => {
      const next = takeLink();
      if (next === null) return;
      link = next;
      begin();
    });
    if (start === 'start' || start === 'form') begin();
  });
})();
`;

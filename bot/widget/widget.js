/** Starts the page: makes the parts and connects them. No part knows another one except through here. */

import { createComposer } from './composer.js';
import { createConnection } from './connection.js';
import { element } from './element.js';
import { read, write } from './memory.js';
import { createOutbox } from './outbox.js';
import { fill, learn, phrase, turnTo } from './phrases.js';
import { placeButton, retirePlace } from './place.js';
import { createQuickExit } from './quick-exit.js';
import { noticeView, replyView } from './reply-view.js';
import { createSession } from './session.js';
import { createTranscript } from './transcript.js';

const get = (id) => document.getElementById(id);
const page = document.documentElement;
let seen = read('seen') || 0; // the newest reply that this tab has shown, before a reload too
let language = read('language'); // of the conversation; null: not known yet
let wasLost = false;
let choosing = 0;

createQuickExit(get('exit'));

const transcript = createTranscript({
  scroller: get('scroller'), log: get('log'), newer: get('newer'), onRetry: () => wake(),
});
const session = createSession({
  language: () => language || (navigator.language || '').slice(0, 2).toLowerCase() || null,
  onOpen: opened,
  onRefusal: notice,
});
const outbox = createOutbox({
  session,
  onRefusal: notice,
  onState(item) {
    transcript.setState(item.id, item.state);
    if (item.state === 'sent') connection.expect();
  },
});
const connection = createConnection({ session, onReply: show, onTyping: setTyping, onState: setConnected });

createComposer({
  form: get('composer'), field: get('text'), counter: get('counter'), limit: get('limit'),
  onText: (text) => say({ text }, text),
});

function say(body, label) {
  retirePlace(get('log'));
  transcript.setAloud(true);
  const item = outbox.add(body, label, connection.lastId());
  transcript.addPerson(item, page.lang);
}

function choose(choice, title) {
  say({ choice }, title);
}

function sharePlace(location, box) {
  say({ location }, phrase('location_shared', box));
}

function noPlace(box) {
  const { lang } = box.closest('[lang]');
  box.remove();
  transcript.addNotice(noticeView(element('span', { 'data-phrase': 'location_refused' }), lang));
}

/** A refusal brings a sentence, or a whole reply: in danger the numbers come even when nothing else works. */
function notice({ text, reply }) {
  transcript.addNotice(reply && reply.emergency ? replyView(reply, false, choose) : noticeView(text, page.lang));
}

function setLanguage(code) {
  language = code;
  write('language', code);
  get('language').value = code;
  turnTo(code);
}

function opened({ language: code, languages, phrases }, isNew) {
  const menu = get('language');
  get('loading').hidden = true;
  menu.textContent = '';
  menu.append(...languages.map(({ code: value, name }) => element('option', { value, lang: value }, name)));
  menu.hidden = languages.length < 2;
  learn(code, phrases);
  setLanguage(code);
  if (!isNew) return;
  seen = 0;
  connection.restart();
  outbox.moveToNewSession();
  transcript.close();
  transcript.addNotice(noticeView(element('span', { 'data-phrase': 'session_ended' }), code));
}

function show(id, reply) {
  setTyping(false);
  const { in_reply_to: answered } = reply.meta || {};
  if (answered) outbox.answered(answered);
  if (reply.language !== page.lang) setLanguage(reply.language);
  retirePlace(get('log'));
  const place = (reply.meta || {}).asks_location ? placeButton(sharePlace, noPlace) : null;
  transcript.addReply(id, reply, replyView(reply, id <= seen, choose, place));
  if (id <= seen) return;
  transcript.setAloud(true);
  write('seen', id);
}

function tell(line, key) {
  line.textContent = '';
  if (key) line.append(element('span', { 'data-phrase': key }));
  fill(line);
}

function setTyping(isOn) {
  tell(get('typing'), isOn ? 'typing' : null);
}

function setConnected(isConnected) {
  const line = get('connection');
  if (isConnected && !wasLost) return;
  tell(line, isConnected ? 'back_online' : 'offline');
  wasLost = !isConnected;
  if (isConnected) {
    outbox.send();
    setTimeout(() => wasLost || tell(line, null), 4000);
  }
}

function wake() {
  connection.wake();
  outbox.send();
}

get('language').addEventListener('change', ({ target }) => {
  // The arrow keys pass through every language on the way to the one that is meant.
  clearTimeout(choosing);
  choosing = setTimeout(() => say({ language: target.value }, target.selectedOptions[0].textContent), 700);
});
window.addEventListener('online', wake);
window.addEventListener('offline', connection.lose);
document.addEventListener('visibilitychange', () => document.hidden || wake());

transcript.setAloud(!seen);
for (const item of outbox.items()) transcript.addPerson(item, page.lang);
outbox.send();
connection.start();

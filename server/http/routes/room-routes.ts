import {
  HandedOver,
  HandOver,
  Invitation,
  Story,
  StoryKept,
} from '../../../shared/protocol/protocol.ts';
import { GameId } from '../../../shared/scenario/ids.ts';
import { SaidInGame } from '../../../shared/talk/talk-view.ts';
import { WallShown } from '../../../shared/room/wall.ts';
import { isRefused } from '../../rooms/cell/seat.ts';
import { done, json, lines, zip } from '../answers.ts';
import { EVERYBODY, HOST, PLAYER, READER, tokenOf } from '../callers.ts';
import { joinLink, seatLink, storyLink } from '../links.ts';
import { originOf } from '../parts.ts';
import { del, get, post, type Route } from '../route.ts';

/** How a host leads a room, what is kept of it, and how it is deleted. */
export const ROOM: readonly Route[] = [
  post('/api/rooms/:roomId/wall', HOST, {
    id: 'showOnWall',
    summary: 'Shows the debrief on the projector as the host’s page stands; null takes it off',
    detail:
      'Kept in memory alone, and part of the projector’s view as `wall`; what it means is read from the log. Possible once all is over and the cables are open.',
    takes: { body: WallShown },
    answer: done('Shown, or taken off.'),
    refusals: ['not-now'],
    work: ({ rooms }, { by, body }) => rooms.showOnWall(by, body.wall),
  }),
  post('/api/rooms/:roomId/handover', HOST, {
    id: 'handOver',
    summary: 'Makes a link by which another device takes a seat, once and within a minute',
    takes: { body: HandOver },
    answer: json(201, 'The link, and until when it is good.', HandedOver),
    refusals: ['unknown-player'],
    work: async (parts, { by, body, req }) => {
      const offer = await parts.rooms.offerSeat(by, body.playerId);
      if (isRefused(offer)) return offer;
      return { ...offer, link: seatLink(originOf(parts, req), by.roomId, offer.handOver) };
    },
  }),
  post('/api/rooms/:roomId/invitation', HOST, {
    id: 'renewInvitation',
    summary: 'Another code and join link; the old ones lead nowhere',
    takes: {},
    answer: json(201, 'The new code and link.', Invitation),
    work: async (parts, { by, req }) => {
      const renewed = await parts.rooms.renewInvitation(by);
      if (isRefused(renewed)) return renewed;
      return { ...renewed, links: { join: joinLink(originOf(parts, req), renewed.joinToken) } };
    },
  }),
  get('/api/rooms/:roomId/export.zip', HOST, {
    id: 'getData',
    summary:
      'The data as tables with their codebook: of finished games during play, of all after the end',
    takes: {},
    answer: zip('A zip file.'),
    work: ({ rooms }, { by }) => rooms.data(by.roomId),
  }),
  get('/api/rooms/:roomId/games/:gameId/messages', HOST, {
    id: 'getMessages',
    summary: 'What was said in a game that has ended, in the order of saying',
    detail: 'By countries, without names. What was deleted is not in it.',
    takes: { gameId: GameId },
    answer: json(200, 'The messages.', SaidInGame),
    refusals: ['unknown-game', 'not-now'],
    work: ({ rooms }, { by, gameId }) => rooms.said(by.roomId, gameId),
  }),
  get('/api/rooms/:roomId/log.jsonl', EVERYBODY, {
    id: 'getLog',
    summary: 'The log: of finished games during play, of all after the end',
    detail:
      'For everybody but the host once all is over and the host has opened the cables; then the games alone, without the clocks of single seats.',
    takes: {},
    answer: lines('A header line `{format, version, room}`, then one event on each line.'),
    refusals: ['not-now'],
    work: ({ rooms }, { by }) => rooms.log(by),
  }),
  post('/api/rooms/:roomId/story', PLAYER, {
    id: 'keepStory',
    summary: "A link to a player's own page, to keep and to open anywhere",
    detail:
      'Its secret reads that page and nothing else, and signs no device off. Asked for again, it is the same link. It is dead once the player is forgotten, and shut as long as the host has removed the player.',
    takes: {},
    answer: json(201, 'The secret and its link.', StoryKept),
    work: async (parts, { by, req }) => {
      const kept = await parts.rooms.keepStory(by, tokenOf(req));
      if (isRefused(kept)) return kept;
      return { ...kept, link: storyLink(originOf(parts, req), by.roomId, kept.story) };
    },
  }),
  get('/api/rooms/:roomId/story', READER, {
    id: 'getStory',
    summary: "What a player's own page is made of",
    detail: 'Once all is over and the host has opened the cables.',
    takes: {},
    answer: json(200, 'The own games.', Story),
    refusals: ['not-now'],
    work: ({ rooms }, { by }) => rooms.story(by.roomId, by.token),
  }),
  del('/api/rooms/:roomId', HOST, {
    id: 'deleteRoom',
    summary: 'Deletes the room and everything in it',
    takes: {},
    answer: done('Everything is gone.'),
    work: ({ rooms }, { by }) => rooms.remove(by.roomId),
  }),
  del('/api/rooms/:roomId/me', PLAYER, {
    id: 'forgetMe',
    summary: 'Takes the name and the words of a player out of the room',
    takes: {},
    answer: done('The name is gone; a bot plays the seat.'),
    refusals: ['unknown-player'],
    work: ({ rooms }, { by }) => rooms.forget(by),
  }),
];

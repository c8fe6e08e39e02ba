import { expect, test } from 'vitest';
import { RoomId } from '../../shared/scenario/ids.ts';
import { linksOf, origins } from './links.ts';

const base = { publicUrl: undefined, host: 'localhost:3000', protocol: 'http', lan: '192.168.1.7' };

test('a class opened on localhost is joined under the address in the LAN', () => {
  expect(origins(base)).toEqual({ own: 'http://localhost:3000', all: 'http://192.168.1.7:3000' });
  expect(origins({ ...base, lan: undefined }).all).toBe('http://localhost:3000');
  expect(origins({ ...base, host: '10.0.0.5:3000' }).all).toBe('http://10.0.0.5:3000');
});

test('PUBLIC_URL decides when it is set; a strange Host header never gets into a link', () => {
  const publicUrl = 'https://class.example';
  expect(origins({ ...base, publicUrl })).toEqual({ own: publicUrl, all: publicUrl });
  expect(origins({ ...base, lan: undefined, host: 'x" onload="' }).own).toBe('http://localhost');
});

test('secrets are in the fragment only', () => {
  const secrets = {
    ...{ roomId: RoomId.parse('r1'), code: 'ACDEFG', joinToken: 'jjj' },
    ...{ hostToken: 'hhh', projectorToken: 'ppp' },
  };
  const links = linksOf(secrets, base);
  expect(links.host).toBe(
    'http://localhost:3000/host#room=r1&host=hhh&join=jjj&projector=ppp&code=ACDEFG',
  );
  expect(links.join).toBe('http://192.168.1.7:3000/join#jjj');
  expect(links.projector).toBe(
    'http://192.168.1.7:3000/projector#room=r1&projector=ppp&join=jjj&code=ACDEFG',
  );
});

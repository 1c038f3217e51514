import { Desk } from '../../services/desk/desk'
import type { DeskPorts } from '../../services/desk/ports'
import { wxKeep, wxServer } from '../../services/desk/wxKeep'
import { verify } from './verify'

const ports: DeskPorts = { keep: wxKeep, server: wxServer, clock: Date.now, random: Math.random, verify }

let current: Desk | null = null

/** The desk that is open, for all pages of it; as the phone kept it when there is none, null when it never was here. */
export function deskHere(eventId: string): Desk | null {
  if (current?.eventId !== eventId) current = Desk.kept(eventId, ports)
  return current
}

/** With a network. Rejects with a CloudError. */
export async function openDesk(eventId: string): Promise<Desk> {
  current = await Desk.open(eventId, ports)
  return current
}

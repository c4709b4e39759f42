-- When a stop has to end at the soonest for `delivery` (pggit.webhook_deliveries) to join it: at most a minute sooner than
-- its own would, or a tenth of the duration, where that is less.
pggit.end_after(delivery.duration) - least(interval '1 minute', delivery.duration / 10)

import * as v from 'valibot';

/** The part of an S3 event notification that we read. */
const s3EventSchema = v.object({
  Records: v.array(v.object({ s3: v.object({ object: v.object({ key: v.string() }) }) })),
});

/**
 * The keys of the objects that an S3 event notification tells of, in its order. In the event they are URL-encoded, a
 * space as `+` (Amazon S3 User Guide, "Event message structure"). Throws a `ValiError` for any other payload.
 */
export const keysOf = (event: unknown): readonly string[] =>
  v
    .parse(s3EventSchema, event)
    .Records.map((record) => decodeURIComponent(record.s3.object.key.replaceAll('+', ' ')));

CREATE TABLE `SOURCE_SQL_STREAM_001` (
  `Distance` DOUBLE,
  `MagicPoints` INT,
  `Name` VARCHAR(16),
  `StatusTime` TIMESTAMP(3),
  `ROWTIME` AS PROCTIME()
) WITH (
  'connector' = 'kinesis',
  'stream.arn' = 'arn:aws:kinesis:REGION:ACCOUNT:stream/SOURCE_SQL_STREAM_001',
  'format' = 'json',
  'source.init.position' = 'LATEST'
);

CREATE TABLE `Homes` (
  `Name` VARCHAR(16),
  `Home` VARCHAR(20)
) WITH (
  'connector' = 'filesystem',
  'path' = 's3://BUCKET/KEY',
  'format' = 'csv'
);

CREATE TABLE `DESTINATION_SQL_STREAM` (
  `Name` VARCHAR(16),
  `StatusTime` TIMESTAMP(3),
  `Distance` SMALLINT,
  `MinMagicPoints` SMALLINT
) WITH (
  'connector' = 'kinesis',
  'stream.arn' = 'arn:aws:kinesis:REGION:ACCOUNT:stream/DESTINATION_SQL_STREAM',
  'format' = 'json'
);

INSERT INTO `DESTINATION_SQL_STREAM`
SELECT
  `Name`,
  CAST(window_end AS TIMESTAMP(3)),
  CAST(SUM(`Distance`) AS SMALLINT),
  CAST(MIN(`MagicPoints`) AS SMALLINT)
FROM TABLE(TUMBLE(TABLE `SOURCE_SQL_STREAM_001`, DESCRIPTOR(`ROWTIME`), INTERVAL '1' MINUTE)) AS `SOURCE_SQL_STREAM_001`
GROUP BY window_start, window_end, `Name`;

-- ROWTIME is the time at which Flink reads a record; with the time at which it arrived in the stream, and a WATERMARK for it, a second run would give the same rows.
-- Flink has no error stream: a record or a row that fails stops the job, or is lost where the format is told to ignore it.
-- STREAM_PUMP: Flink names a window by its start, window_start; ROWTIME here is its end, window_end.
-- STREAM_PUMP: Flink's CAST to SMALLINT wraps round what is too large; here that is a row of error_stream.

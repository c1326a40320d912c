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

CREATE TEMPORARY VIEW `LOW` AS
SELECT
  `ROWTIME`,
  `Name`,
  `MagicPoints` AS `POINTS`
FROM `SOURCE_SQL_STREAM_001`
WHERE `MagicPoints` < 100;

CREATE TEMPORARY VIEW `COUNTED` AS
SELECT
  window_time AS `ROWTIME`,
  `Name`,
  CAST(COUNT(*) AS BIGINT) AS `N`
FROM TABLE(TUMBLE(TABLE `LOW`, DESCRIPTOR(`ROWTIME`), INTERVAL '90' SECOND)) AS `LOW`
GROUP BY window_start, window_end, window_time, `Name`
HAVING COUNT(*) > 3;

CREATE TABLE `ALERTS` (
  `Home` VARCHAR(20),
  `N` BIGINT
) WITH (
  'connector' = 'kinesis',
  'stream.arn' = 'arn:aws:kinesis:REGION:ACCOUNT:stream/ALERTS',
  'format' = 'json'
);

INSERT INTO `ALERTS`
SELECT
  CAST(`H`.`Home` AS VARCHAR(20)),
  `COUNTED`.`N`
FROM `COUNTED`
LEFT JOIN `Homes` AS `H` ON `COUNTED`.`Name` = `H`.`Name`;

-- ROWTIME is the time at which Flink reads a record; with the time at which it arrived in the stream, and a WATERMARK for it, a second run would give the same rows.
-- Flink has no error stream: a record or a row that fails stops the job, or is lost where the format is told to ignore it.
-- LOW: AWS's guide puts a Kinesis stream of its own in the place of LOW; within one job a view is enough.
-- COUNT_PUMP: Flink names a window by its start, window_start; ROWTIME here is its end, window_end.
-- COUNTED: AWS's guide puts a Kinesis stream of its own in the place of COUNTED; within one job a view is enough.
-- ALERT_PUMP: The reference table is a file that Flink reads once, when the job starts.

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

CREATE TABLE `ROLLING` (
  `Name` VARCHAR(16),
  `MEAN` FLOAT
) WITH (
  'connector' = 'kinesis',
  'stream.arn' = 'arn:aws:kinesis:REGION:ACCOUNT:stream/ROLLING',
  'format' = 'json'
);

INSERT INTO `ROLLING`
SELECT
  `Name`,
  CAST(AVG(`Distance`) OVER (PARTITION BY `Name` ORDER BY `ROWTIME` RANGE BETWEEN INTERVAL '30' SECOND PRECEDING AND CURRENT ROW) AS FLOAT)
FROM `SOURCE_SQL_STREAM_001`;

CREATE TABLE `STAGGERED` (
  `Name` VARCHAR(16),
  `N` INT
) WITH (
  'connector' = 'kinesis',
  'stream.arn' = 'arn:aws:kinesis:REGION:ACCOUNT:stream/STAGGERED',
  'format' = 'json'
);

INSERT INTO `STAGGERED`
SELECT
  `Name`,
  CAST(COUNT(*) AS INT)
FROM TABLE(TUMBLE(TABLE `SOURCE_SQL_STREAM_001`, DESCRIPTOR(`ROWTIME`), INTERVAL '1' MINUTE)) AS `SOURCE_SQL_STREAM_001`
GROUP BY window_start, window_end, `Name`, FLOOR(`StatusTime` TO MINUTE);

CREATE TABLE `PAIRS` (
  `T` TIMESTAMP(3),
  `A` DOUBLE,
  `B` DOUBLE
) WITH (
  'connector' = 'kinesis',
  'stream.arn' = 'arn:aws:kinesis:REGION:ACCOUNT:stream/PAIRS',
  'format' = 'json'
);

INSERT INTO `PAIRS`
SELECT
  CAST(GREATEST(`A`.`ROWTIME`, `B`.`ROWTIME`) AS TIMESTAMP(3)),
  `A`.`Distance`,
  `B`.`Distance`
FROM `SOURCE_SQL_STREAM_001` AS `A`
INNER JOIN `SOURCE_SQL_STREAM_001` AS `B` ON `A`.`Name` = `B`.`Name` AND `A`.`ROWTIME` BETWEEN `B`.`ROWTIME` - INTERVAL '10' SECOND AND `B`.`ROWTIME` + INTERVAL '1' MINUTE;

CREATE TABLE `TOP` (
  `ITEM` VARCHAR(16),
  `N` BIGINT
) WITH (
  'connector' = 'kinesis',
  'stream.arn' = 'arn:aws:kinesis:REGION:ACCOUNT:stream/TOP',
  'format' = 'json'
);

INSERT INTO `TOP`
SELECT
  CAST(`ITEM` AS VARCHAR(16)),
  `ITEM_COUNT`
FROM (
  SELECT `ROWTIME`, `ITEM`, `ITEM_COUNT`
  FROM (
    SELECT *, ROW_NUMBER() OVER (
      PARTITION BY `WINDOW_START`, `WINDOW_END` ORDER BY `ITEM_COUNT` DESC) AS `RANKED`
    FROM (
      SELECT CAST(`Name` AS VARCHAR(1024)) AS `ITEM`, COUNT(*) AS `ITEM_COUNT`,
        TUMBLE_START(`ROWTIME`, INTERVAL '1' MINUTE) AS `WINDOW_START`,
        TUMBLE_END(`ROWTIME`, INTERVAL '1' MINUTE) AS `WINDOW_END`,
        TUMBLE_PROCTIME(`ROWTIME`, INTERVAL '1' MINUTE) AS `ROWTIME`
      FROM (
        SELECT
          `ROWTIME`,
          `Name`
        FROM `SOURCE_SQL_STREAM_001`
      ) AS `C`
      GROUP BY TUMBLE(`ROWTIME`, INTERVAL '1' MINUTE), `Name`
    ) AS `W`
  ) AS `R`
  WHERE `RANKED` <= 3
) AS `T`;

CREATE TABLE `PARSED` (
  `A` VARCHAR(8),
  `B` TIMESTAMP(3),
  `C` VARCHAR(20)
) WITH (
  'connector' = 'kinesis',
  'stream.arn' = 'arn:aws:kinesis:REGION:ACCOUNT:stream/PARSED',
  'format' = 'json'
);

INSERT INTO `PARSED`
SELECT
  CAST(REGEXP_EXTRACT(`T`.`R`, '(\w)(\w+)', 1) AS VARCHAR(8)),
  `T`.`B`,
  CAST(DATE_FORMAT(`T`.`B`, 'HH:mm') AS VARCHAR(20))
FROM (
  SELECT
    `ROWTIME`,
    `Name` AS `R`,
    `StatusTime` AS `B`
  FROM `SOURCE_SQL_STREAM_001`
) AS `T`;

CREATE TABLE `SORTED` (
  `Name` VARCHAR(16)
) WITH (
  'connector' = 'kinesis',
  'stream.arn' = 'arn:aws:kinesis:REGION:ACCOUNT:stream/SORTED',
  'format' = 'json'
);

INSERT INTO `SORTED`
SELECT
  `Name`
FROM `SOURCE_SQL_STREAM_001`
ORDER BY `ROWTIME`, `Name` DESC;

-- ROWTIME is the time at which Flink reads a record; with the time at which it arrived in the stream, and a WATERMARK for it, a second run would give the same rows.
-- Flink has no error stream: a record or a row that fails stops the job, or is lost where the format is told to ignore it.
-- ROLLING_PUMP: With an event time, Flink counts all rows of the same millisecond together; here each row is counted as it comes.
-- STAGGER_PUMP: Flink SQL has no window that opens with the first row of a key; AWS's guide groups by the minutes of the clock instead, so one group can come in two rows.
-- STAGGER_PUMP: Flink's CAST to INT wraps round what is too large; here that is a row of error_stream.
-- PAIR_PUMP: A Flink join waits for watermarks of both streams before it gives up a row without a partner.
-- TOP_PUMP: Flink counts exactly; the function may count approximately.
-- PARSE_PUMP: Flink takes each part out of the text by itself, with REGEXP_EXTRACT.
-- SORT_PUMP: Flink sorts a stream by a time column itself, not by FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO SECOND): only rows of the same millisecond are sorted by the rest.

package wildrydes.pump.kit;

import static wildrydes.pump.kit.Inputs.column;
import static wildrydes.pump.kit.Inputs.varchar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.TypeName;

/**
 * The examples of AWS's developer guide: its queries in our words, its rows, and the results that its tables, pictures and
 * sentences show.
 */
final class GuideCases {

    private static final StreamPlan TRADES =
            Inputs.stream(Inputs.SOURCE, varchar("TICKER_SYMBOL", 4), column("EVENT_TIME", TypeName.TIMESTAMP));

    private GuideCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        tumbling(cases);
        stagger(cases);
        sliding(cases);
        steps(cases);
        joins(cases);
        texts(cases);
        return cases;
    }

    /** "Tumbling Windows", "Partial Results with Tumbling Windows", "Tumbling Window Using ROWTIME / an Event Timestamp". */
    private static void tumbling(List<Case> cases) {
        cases.add(fourTrades(Case.of("guide: a minute of ROWTIME and of event time, with late records")
                        .sql("CREATE OR REPLACE STREAM \"D\" (ticker VARCHAR(4), event_time TIMESTAMP, n DOUBLE);")
                        .sql("""
                        CREATE OR REPLACE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM ticker_symbol, FLOOR(event_time TO MINUTE), COUNT(ticker_symbol) AS n
                          FROM "SOURCE_SQL_STREAM_001"
                          GROUP BY ticker_symbol, FLOOR(event_time TO MINUTE),
                                   STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' MINUTE);"""))
                .bound("11:02:00")
                .expect("D", "11:01:00", "AMZN", Times.at("11:00:00"), 2.0)
                .expect("D", "11:02:00", "AMZN", Times.at("11:00:00"), 1.0)
                .expect("D", "11:02:00", "AMZN", Times.at("11:01:00"), 1.0)
                .build());
        cases.add(stocks("guide: the lowest and highest price of each minute")
                .sql("CREATE STREAM \"D\" (ticker_symbol VARCHAR(4), min_price DOUBLE, max_price DOUBLE);")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM Ticker_Symbol, MIN(Price) AS Min_Price, MAX(Price) AS Max_Price
                          FROM "SOURCE_SQL_STREAM_001"
                          GROUP BY Ticker_Symbol, STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '60' SECOND);""")
                .row("09:00:00", "TBV", "RETAIL", 0f, 33.5f)
                .row("09:00:10", "INTC", "TECHNOLOGY", 0f, 62f)
                .row("09:00:59", "TBV", "RETAIL", 0f, 27.25f)
                .row("09:01:00", "TBV", "RETAIL", 0f, 1f)
                .expect("D", "09:01:00", "TBV", 27.25, 33.5)
                .expect("D", "09:01:00", "INTC", 62.0, 62.0)
                .build());
        cases.add(Case.of("guide: STEP over event time, and only the columns that are asked for")
                .input(Inputs.stream(
                        Inputs.SOURCE,
                        column("EVENT_TIME", TypeName.TIMESTAMP),
                        varchar("TICKER", 4),
                        column("PRICE", TypeName.REAL)))
                .sql("CREATE STREAM \"D\" (EVENT_TIME timestamp, TICKER VARCHAR(4), min_price REAL, max_price REAL);")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM STEP("SOURCE_SQL_STREAM_001".EVENT_TIME BY INTERVAL '60' SECOND),
                                        TICKER, MIN(PRICE) AS MIN_PRICE, MAX(PRICE) AS MAX_PRICE
                          FROM "SOURCE_SQL_STREAM_001"
                          GROUP BY TICKER,
                                   STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '60' SECOND),
                                   STEP("SOURCE_SQL_STREAM_001".EVENT_TIME BY INTERVAL '60' SECOND);""")
                .row("09:00:01", Times.at("08:59:58"), "AAPL", 1.5f)
                .row("09:00:02", Times.at("09:00:01"), "AAPL", 2.5f)
                .row("09:00:03", Times.at("09:00:02"), "AAPL", 3.5f)
                .bound("09:01:00")
                .expect("D", "09:01:00", Times.at("08:59:00"), "AAPL", 1.5f, 1.5f)
                .expect("D", "09:01:00", Times.at("09:00:00"), "AAPL", 2.5f, 3.5f)
                .build());
        cases.add(Case.of("guide: the minute of reading beside the minute of arrival, with one record late")
                .input(Inputs.stream(
                        Inputs.SOURCE,
                        varchar("TICKER_SYMBOL", 12),
                        column("APPROXIMATE_ARRIVAL_TIME", TypeName.TIMESTAMP)))
                .sql("CREATE STREAM \"D\" (\"ingest_time\" timestamp, \"APPROXIMATE_ARRIVAL_TIME\" timestamp,"
                        + " \"ticker_symbol\" VARCHAR(12), \"symbol_count\" integer);")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '60' SECOND) AS "ingest_time",
                            STEP("SOURCE_SQL_STREAM_001".APPROXIMATE_ARRIVAL_TIME BY INTERVAL '60' SECOND)
                              AS "APPROXIMATE_ARRIVAL_TIME",
                            "TICKER_SYMBOL", COUNT(*) AS "symbol_count"
                          FROM "SOURCE_SQL_STREAM_001"
                          GROUP BY "TICKER_SYMBOL", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '60' SECOND),
                            STEP("SOURCE_SQL_STREAM_001".APPROXIMATE_ARRIVAL_TIME BY INTERVAL '60' SECOND);""")
                .row("17:05:10", "ABC", Times.at("17:05:09"))
                .row("17:05:20", "XYZ", Times.at("17:05:19"))
                .row("17:06:05", "XYZ", Times.at("17:05:59"))
                .row("17:06:10", "ABC", Times.at("17:06:09"))
                .bound("17:07:00")
                .expect("D", "17:06:00", Times.at("17:05:00"), Times.at("17:05:00"), "ABC", 1)
                .expect("D", "17:06:00", Times.at("17:05:00"), Times.at("17:05:00"), "XYZ", 1)
                .expect("D", "17:07:00", Times.at("17:06:00"), Times.at("17:05:00"), "XYZ", 1)
                .expect("D", "17:07:00", Times.at("17:06:00"), Times.at("17:06:00"), "ABC", 1)
                .build());
        cases.add(stocks("guide: the most frequent values of a minute")
                .sql("CREATE STREAM D (\"TICKER\" VARCHAR(4), \"MOST_FREQUENT_VALUES\" BIGINT);")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO D
                          SELECT STREAM * FROM TABLE (TOP_K_ITEMS_TUMBLING(
                            CURSOR(SELECT STREAM * FROM "SOURCE_SQL_STREAM_001"),
                            'TICKER_SYMBOL', -- in single quotes
                            2, 60));""")
                .row("09:00:00", "TBV", "", 0f, 0f)
                .row("09:00:01", "INTC", "", 0f, 0f)
                .row("09:00:02", "TBV", "", 0f, 0f)
                .row("09:00:03", "AMZN", "", 0f, 0f)
                .row("09:00:04", "TBV", "", 0f, 0f)
                .row("09:00:05", "INTC", "", 0f, 0f)
                .bound("09:01:00")
                .expect("D", "09:01:00", "TBV", 3L)
                .expect("D", "09:01:00", "INTC", 2L)
                .build());
    }

    /** "Stagger Windows" and "Example: Stagger Window". */
    private static void stagger(List<Case> cases) {
        cases.add(fourTrades(Case.of("guide: complete results with stagger windows")
                        .sql("CREATE STREAM \"D\" (event_time TIMESTAMP, ticker_symbol VARCHAR(4), n DOUBLE);")
                        .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D" (ticker_symbol, event_time, n)
                          SELECT STREAM TICKER_SYMBOL, FLOOR(EVENT_TIME TO MINUTE), COUNT(TICKER_SYMBOL) AS n
                          FROM "SOURCE_SQL_STREAM_001"
                          WINDOWED BY STAGGER (
                            PARTITION BY FLOOR(EVENT_TIME TO MINUTE), TICKER_SYMBOL RANGE INTERVAL '1' MINUTE);"""))
                .bound("11:03:00")
                .expect("D", "11:01:20", Times.at("11:00:00"), "AMZN", 3.0)
                .expect("D", "11:02:15", Times.at("11:01:00"), "AMZN", 1.0)
                .build());
        Case.Builder twelve = Case.of("guide: six records of each event time, ten seconds apart")
                .input(Inputs.stream(Inputs.SOURCE, column("EVENT_TIME", TypeName.TIMESTAMP), varchar("TICKER", 4)))
                .sql("CREATE STREAM \"D\" (event_time TIMESTAMP, ticker_symbol VARCHAR(4), ticker_count INTEGER);")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM EVENT_TIME, TICKER, COUNT(TICKER) AS ticker_count
                          FROM "SOURCE_SQL_STREAM_001"
                          WINDOWED BY STAGGER (PARTITION BY TICKER, EVENT_TIME RANGE INTERVAL '1' MINUTE);""");
        for (String time : List.of("20:17:30", "20:17:40", "20:17:50", "20:18:00", "20:18:10", "20:18:21")) {
            twelve.row(time, Times.at("20:17:20.797"), "AMZN");
        }
        for (String time : List.of("20:18:31", "20:18:41", "20:18:51", "20:19:01", "20:19:11", "20:19:21")) {
            twelve.row(time, Times.at("20:18:21.043"), "INTC");
        }
        cases.add(twelve.bound("20:20:00")
                .expect("D", "20:18:30", Times.at("20:17:20.797"), "AMZN", 6)
                .expect("D", "20:19:31", Times.at("20:18:21.043"), "INTC", 6)
                .build());
    }

    /** "Sliding Windows", examples 1 to 3 and the picture of a window of five seconds. */
    private static void sliding(List<Case> cases) {
        cases.add(stocks("guide: a count over five seconds, moving with each record")
                .sql("CREATE STREAM d (n INTEGER);")
                .sql("CREATE PUMP p AS INSERT INTO d SELECT STREAM COUNT(*) OVER (RANGE INTERVAL '5' SECOND PRECEDING)"
                        + " FROM \"SOURCE_SQL_STREAM_001\";")
                .row("09:00:01", "A", "", 0f, 0f)
                .row("09:00:02", "A", "", 0f, 0f)
                .row("09:00:06.100", "A", "", 0f, 0f)
                .row("09:00:07.100", "A", "", 0f, 0f)
                .row("09:00:08.100", "A", "", 0f, 0f)
                .row("09:00:08.100", "A", "", 0f, 0f)
                .row("09:00:08.100", "A", "", 0f, 0f)
                .expect("D", "09:00:01", 1)
                .expect("D", "09:00:02", 2)
                .expect("D", "09:00:06.100", 2)
                .expect("D", "09:00:07.100", 2)
                .expect("D", "09:00:08.100", 3)
                .expect("D", "09:00:08.100", 4)
                .expect("D", "09:00:08.100", 5)
                .build());
        cases.add(stocks("guide: prices over the minute before each record")
                .sql(
                        "CREATE STREAM \"D\" (ticker_symbol VARCHAR(10), Min_Price double, Max_Price double, Avg_Price double);")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM ticker_symbol, MIN(Price) OVER W1 AS Min_Price, MAX(Price) OVER W1 AS Max_Price,
                                        AVG(Price) OVER W1 AS Avg_Price
                          FROM "SOURCE_SQL_STREAM_001"
                          WINDOW W1 AS (PARTITION BY ticker_symbol RANGE INTERVAL '1' MINUTE PRECEDING);""")
                .row("09:00:00", "AMZN", "", 0f, 10f)
                .row("09:00:30", "AMZN", "", 0f, 20f)
                .row("09:00:31", "TBV", "", 0f, 7f)
                .row("09:01:20", "AMZN", "", 0f, 30f)
                .expect("D", "09:00:00", "AMZN", 10.0, 10.0, 10.0)
                .expect("D", "09:00:30", "AMZN", 10.0, 20.0, 15.0)
                .expect("D", "09:00:31", "TBV", 7.0, 7.0, 7.0)
                .expect("D", "09:01:20", "AMZN", 20.0, 30.0, 25.0)
                .build());
        cases.add(stocks("guide: the mean change in percent over ten seconds")
                .sql("CREATE STREAM \"D\" (ticker_symbol VARCHAR(10), Avg_Percent_Change double);")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM Ticker_Symbol, AVG(Change / (Price - Change)) over W1 as Avg_Percent_Change
                          FROM "SOURCE_SQL_STREAM_001"
                          WINDOW W1 AS (PARTITION BY ticker_symbol RANGE INTERVAL '10' SECOND PRECEDING);""")
                .row("09:00:00", "AMZN", "", 1f, 3f)
                .row("09:00:05", "AMZN", "", 1f, 5f)
                .row("09:00:16", "AMZN", "", 3f, 6f)
                .expect("D", "09:00:00", "AMZN", 0.5)
                .expect("D", "09:00:05", "AMZN", 0.375)
                .expect("D", "09:00:16", "AMZN", 1.0)
                .build());
        cases.add(stocks("guide: means of two frames of rows side by side")
                .sql("CREATE STREAM \"D\" (ticker_symbol VARCHAR(12), price double, last2 double, last10 double);")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM ticker_symbol, price, avg(price) over last2rows, avg(price) over last10rows
                          FROM SOURCE_SQL_STREAM_001
                          WINDOW last2rows AS (PARTITION BY ticker_symbol ROWS 2 PRECEDING),
                                 last10rows AS (PARTITION BY ticker_symbol ROWS 10 PRECEDING);""")
                .row("09:00:00", "A", "", 0f, 2f)
                .row("09:00:01", "A", "", 0f, 4f)
                .row("09:00:02", "A", "", 0f, 6f)
                .row("09:00:03", "A", "", 0f, 8f)
                .expect("D", "09:00:00", "A", 2.0, 2.0, 2.0)
                .expect("D", "09:00:01", "A", 4.0, 3.0, 3.0)
                .expect("D", "09:00:02", "A", 6.0, 4.0, 4.0)
                .expect("D", "09:00:03", "A", 8.0, 6.0, 5.0)
                .build());
    }

    /** "Simple Alerts", "Throttled Alerts", "Multiple Data Types", "Aggregating Partial Results", "Error Stream". */
    private static void steps(List<Case> cases) {
        String alerts = "CREATE STREAM \"CHANGE_STREAM\" (ticker_symbol VARCHAR(4), sector VARCHAR(12), change DOUBLE,"
                + " price DOUBLE);\nCREATE PUMP \"change_pump\" AS INSERT INTO \"CHANGE_STREAM\" SELECT STREAM ticker_symbol,"
                + " sector, change, price FROM \"SOURCE_SQL_STREAM_001\""
                + " WHERE (ABS(Change / (Price - Change)) * 100) > 1;";
        cases.add(stocks("guide: an alert for each price that changed by more than one percent")
                .sql(alerts)
                .row("09:00:00", "AMZN", "TECHNOLOGY", 0.5f, 100f)
                .row("09:00:01", "AMZN", "TECHNOLOGY", 2f, 102f)
                .row("09:00:02", "TBV", "ENERGYANDWATER", -2f, 98f)
                .row("09:00:03", "TBV", null, null, 98f)
                .expect("CHANGE_STREAM", "09:00:01", "AMZN", "TECHNOLOGY", 2.0, 102.0)
                .expect("CHANGE_STREAM", "09:00:02", "TBV", "ENERGYANDWAT", -2.0, 98.0)
                .build());
        cases.add(stocks("guide: alerts with their number within the last minute")
                .sql(alerts)
                .sql(
                        "CREATE STREAM TRIGGER_COUNT_STREAM (ticker_symbol VARCHAR(4), change REAL, trigger_count INTEGER);")
                .sql("""
                        CREATE PUMP trigger_count_pump AS INSERT INTO TRIGGER_COUNT_STREAM
                          SELECT STREAM ticker_symbol, change, trigger_count
                          FROM (SELECT STREAM ticker_symbol, change, COUNT(*) OVER W1 as trigger_count
                                FROM "CHANGE_STREAM"
                                WINDOW W1 AS (PARTITION BY ticker_symbol RANGE INTERVAL '1' MINUTE PRECEDING))
                          WHERE trigger_count >= 1;""")
                .row("09:00:00", "AMZN", "TECH", 2f, 100f)
                .row("09:00:30", "AMZN", "TECH", 0f, 100f)
                .row("09:00:40", "AMZN", "TECH", 4f, 100f)
                .row("09:00:41", "TBV", "TECH", 5f, 100f)
                .row("09:01:30", "AMZN", "TECH", 6f, 100f)
                .expect("TRIGGER_COUNT_STREAM", "09:00:00", "AMZN", 2f, 1)
                .expect("TRIGGER_COUNT_STREAM", "09:00:40", "AMZN", 4f, 2)
                .expect("TRIGGER_COUNT_STREAM", "09:00:41", "TBV", 5f, 1)
                .expect("TRIGGER_COUNT_STREAM", "09:01:30", "AMZN", 6f, 2)
                .build());
        cases.add(Case.of("guide: two types of records in one stream, and the trades of each minute")
                .input(Inputs.stream(
                        Inputs.SOURCE,
                        varchar("RECORDTYPE", 10),
                        column("OID", TypeName.INTEGER),
                        varchar("OTICKER", 4),
                        column("TID", TypeName.INTEGER),
                        varchar("TTICKER", 4)))
                .sql("""
                        CREATE STREAM "Order_Stream" (order_id integer, ticker varchar(4));
                        CREATE PUMP "Order_Pump" AS INSERT INTO "Order_Stream"
                          SELECT STREAM oid, oticker FROM "SOURCE_SQL_STREAM_001" WHERE recordtype = 'Order';
                        CREATE STREAM "Trade_Stream" (trade_id integer, ticker varchar(4));
                        CREATE PUMP "Trade_Pump" AS INSERT INTO "Trade_Stream"
                          SELECT STREAM tid, tticker FROM "SOURCE_SQL_STREAM_001" WHERE recordtype = 'Trade';
                        CREATE STREAM "D" (ticker varchar(4), trade_count integer);
                        CREATE PUMP "Output_Pump" AS INSERT INTO "D"
                          SELECT STREAM ticker, count(*) as trade_count FROM "Trade_Stream"
                          GROUP BY ticker, FLOOR("Trade_Stream".ROWTIME TO MINUTE);""")
                .row("09:00:00", "Order", 3811, "AAAA", null, null)
                .row("09:00:10", "Trade", null, null, 1, "BBBB")
                .row("09:00:20", "Trade", null, null, 2, "BBBB")
                .row("09:00:30", "Other", null, null, null, null)
                .row("09:01:00", "Order", 3812, "AAAA", null, null)
                .expect("Order_Stream", "09:00:00", 3811, "AAAA")
                .expect("Order_Stream", "09:01:00", 3812, "AAAA")
                .expect("Trade_Stream", "09:00:10", 1, "BBBB")
                .expect("Trade_Stream", "09:00:20", 2, "BBBB")
                .expect("D", "09:01:00", "BBBB", 2)
                .build());
        cases.add(Case.of("guide: partial results of a minute are put together over ten minutes")
                .input(Inputs.stream(
                        Inputs.SOURCE,
                        varchar("TICKER_SYMBOL", 4),
                        column("APPROXIMATE_ARRIVAL_TIME", TypeName.TIMESTAMP)))
                .sql("""
                        CREATE STREAM "CALC" (TICKER VARCHAR(4), TRADETIME TIMESTAMP, TICKERCOUNT DOUBLE);
                        CREATE STREAM "D" (TICKER VARCHAR(4), TRADETIME TIMESTAMP, TICKERCOUNT DOUBLE);
                        CREATE PUMP "CALC_PUMP" AS INSERT INTO "CALC" ("TICKER", "TRADETIME", "TICKERCOUNT")
                          SELECT STREAM "TICKER_SYMBOL",
                            STEP("SOURCE_SQL_STREAM_001"."APPROXIMATE_ARRIVAL_TIME" BY INTERVAL '1' MINUTE) as "TradeTime",
                            COUNT(*) AS "TickerCount"
                          FROM "SOURCE_SQL_STREAM_001"
                          GROUP BY STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' MINUTE),
                            STEP("SOURCE_SQL_STREAM_001"."APPROXIMATE_ARRIVAL_TIME" BY INTERVAL '1' MINUTE), TICKER_SYMBOL;
                        CREATE PUMP "AGGREGATED" AS INSERT INTO "D" ("TICKER", "TRADETIME", "TICKERCOUNT")
                          SELECT STREAM "TICKER", "TRADETIME", SUM("TICKERCOUNT") OVER W1 AS "TICKERCOUNT"
                          FROM "CALC" WINDOW W1 AS (PARTITION BY "TRADETIME" RANGE INTERVAL '10' MINUTE PRECEDING);""")
                .row("09:00:10", "AMZN", Times.at("09:00:09"))
                .row("09:00:20", "AMZN", Times.at("09:00:19"))
                .row("09:01:01", "AMZN", Times.at("09:00:59"))
                .bound("09:02:00")
                .expect("CALC", "09:01:00", "AMZN", Times.at("09:00:00"), 2.0)
                .expect("CALC", "09:02:00", "AMZN", Times.at("09:00:00"), 1.0)
                .expect("D", "09:01:00", "AMZN", Times.at("09:00:00"), 2.0)
                .expect("D", "09:02:00", "AMZN", Times.at("09:00:00"), 3.0)
                .build());
        cases.add(stocks("guide: a price divided by zero is a row of the error stream")
                .sql("CREATE STREAM \"D\" (ticker_symbol VARCHAR(4), sector VARCHAR(16), change REAL, problem REAL);")
                .sql(
                        "CREATE PUMP \"P\" AS INSERT INTO \"D\" SELECT STREAM ticker_symbol, sector, change,"
                                + " (price / 0) as ProblemColumn FROM \"SOURCE_SQL_STREAM_001\" WHERE sector SIMILAR TO '%TECH%';")
                .row("09:00:00", "AMZN", "TECHNOLOGY", 1f, 100f)
                .row("09:00:01", "TBV", "RETAIL", 1f, 100f)
                .expectNothingElse("D")
                .expectError("P", "09:00:00")
                .build());
        cases.add(stocks("guide: a stream for each of two tickers")
                .sql("""
                        CREATE STREAM "AMZN_STREAM" (ticker_symbol VARCHAR(4), price DOUBLE);
                        CREATE PUMP "AMZN_PUMP" AS INSERT INTO "AMZN_STREAM"
                          SELECT STREAM ticker_symbol, price FROM "SOURCE_SQL_STREAM_001"
                          WHERE ticker_symbol SIMILAR TO '%AMZN%';
                        CREATE STREAM "TGT_STREAM" (ticker_symbol VARCHAR(4), price DOUBLE);
                        CREATE PUMP "TGT_PUMP" AS INSERT INTO "TGT_STREAM"
                          SELECT STREAM ticker_symbol, price FROM "SOURCE_SQL_STREAM_001"
                          WHERE ticker_symbol SIMILAR TO '%TGT%';""")
                .row("09:00:00", "AMZN", "TECHNOLOGY", 1f, 100f)
                .row("09:00:01", "TGT", "RETAIL", 1f, 50.5f)
                .row("09:00:02", null, "RETAIL", 1f, 50.5f)
                .expect("AMZN_STREAM", "09:00:00", "AMZN", 100.0)
                .expect("TGT_STREAM", "09:00:01", "TGT", 50.5)
                .build());
    }

    /** "Stream Joins" and "Adding Reference Data". */
    private static void joins(List<Case> cases) {
        StreamPlan orders = Inputs.stream(
                "ORDERSTREAM_001",
                column("ORDERID", TypeName.INTEGER),
                varchar("TICKER", 4),
                column("AMOUNT", TypeName.INTEGER));
        StreamPlan trades = Inputs.stream(
                "TRADESTREAM_001",
                column("TRADEID", TypeName.INTEGER),
                column("ORDERID", TypeName.INTEGER),
                column("AMOUNT", TypeName.INTEGER));
        String list = "CREATE STREAM d (t TIMESTAMP, orderId INTEGER, orderAmount INTEGER, tradeAmount INTEGER);\n"
                + "CREATE PUMP p AS INSERT INTO d SELECT STREAM ROWTIME, o.orderId, o.amount AS orderAmount,"
                + " t.amount AS tradeAmount FROM OrderStream_001 AS o ";
        cases.add(Case.of("guide: orders and the trades of the minute before them")
                .input(orders)
                .input(trades)
                .sql(
                        list
                                + "JOIN TradeStream_001 OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS t ON o.orderId = t.orderId;")
                .row("TRADESTREAM_001", "09:00:00", new Object[] {1, 7, 50})
                .row("ORDERSTREAM_001", "09:00:30", new Object[] {7, "AMZN", 100})
                .row("ORDERSTREAM_001", "09:00:31", new Object[] {8, "AMZN", 100})
                .row("ORDERSTREAM_001", "09:01:01", new Object[] {7, "AMZN", 300})
                .expect("D", "09:00:30", Times.at("09:00:30"), 7, 100, 50)
                .build());
        cases.add(Case.of("guide: the same with its window in a WINDOW clause")
                .input(orders)
                .input(trades)
                .sql(list + "JOIN TradeStream_001 OVER t ON o.orderId = t.orderId"
                        + " WINDOW t AS (RANGE INTERVAL '1' MINUTE PRECEDING);")
                .row("TRADESTREAM_001", "09:00:00", new Object[] {1, 7, 50})
                .row("ORDERSTREAM_001", "09:00:30", new Object[] {7, "AMZN", 100})
                .expect("D", "09:00:30", Times.at("09:00:30"), 7, 100, 50)
                .build());
        cases.add(Case.of("guide: all orders, those without a trade with NULL")
                .input(orders)
                .input(trades)
                .sql(list + "LEFT OUTER JOIN TradeStream_001 OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS t"
                        + " ON o.orderId = t.orderId;")
                .row("TRADESTREAM_001", "09:00:00", new Object[] {1, 7, 50})
                .row("ORDERSTREAM_001", "09:00:30", new Object[] {7, "AMZN", 100})
                .row("ORDERSTREAM_001", "09:00:31", new Object[] {8, "AMZN", 200})
                .bound("09:00:31.001")
                .bound("09:10:00")
                .expect("D", "09:00:30", Times.at("09:00:30"), 7, 100, 50)
                .expect("D", "09:00:31", Times.at("09:00:31"), 8, 200, null)
                .build());
        cases.add(stocks("guide: the names of companies from a table")
                .reference(
                        Inputs.table("CompanyName", varchar("Ticker", 4), varchar("Company", 20)),
                        List.of(List.of("AMZN", "Amazon"), List.of("ASD", "SomeCompanyA")))
                .sql("CREATE STREAM \"D\" (ticker_symbol VARCHAR(4), \"Company\" varchar(20), change DOUBLE);")
                .sql("CREATE PUMP \"P\" AS INSERT INTO \"D\" SELECT STREAM ticker_symbol, \"c\".\"Company\", change"
                        + " FROM \"SOURCE_SQL_STREAM_001\" LEFT JOIN \"CompanyName\" as \"c\""
                        + " ON \"SOURCE_SQL_STREAM_001\".ticker_symbol = \"c\".\"Ticker\";")
                .row("09:00:00", "AMZN", "TECHNOLOGY", 1f, 100f)
                .row("09:00:01", "QXZ", "RETAIL", 2f, 100f)
                .expect("D", "09:00:00", "AMZN", "Amazon", 1.0)
                .expect("D", "09:00:01", "QXZ", null, 2.0)
                .build());
    }

    /** "Transforming String Values" and "Transforming DateTime Values". */
    private static void texts(List<Case> cases) {
        cases.add(Case.of("guide: the company within a web address, and its protocol replaced")
                .input(Inputs.stream(Inputs.SOURCE, varchar("referrer", 32)))
                .sql("CREATE STREAM \"D\" (\"a\" VARCHAR(32), \"b\" VARCHAR(32));")
                .sql("""
                        CREATE PUMP "myPUMP" AS INSERT INTO "D"
                          SELECT STREAM
                            SUBSTRING("referrer", 12, (POSITION('.com' IN "referrer") - POSITION('www.' IN "referrer") - 4)),
                            REGEX_REPLACE("referrer", 'http://', 'https://', 1, 0)
                          FROM "SOURCE_SQL_STREAM_001";""")
                .row("09:00:00", "http://www.amazon.com")
                .row("09:00:01", "http://www.stackoverflow.com")
                .expect("D", "09:00:00", "amazon", "https://www.amazon.com")
                .expect("D", "09:00:01", "stackoverflow", "https://www.stackoverflow.com")
                .build());
        String entry = "203.0.113.24 - - [25/Mar/2018:15:25:37 -0700] \"GET /index.php HTTP/1.1\" 200 125 \"-\""
                + " \"Mozilla/5.0 [en] Gecko/20100101 Firefox/52.0\"";
        Matcher match = Pattern.compile("(\\w.+) (\\d.+) (\\w.+) (\\w.+)").matcher(entry);
        if (!match.matches()) {
            throw new IllegalStateException("the guide's pattern does not match the guide's entry");
        }
        cases.add(Case.of("guide: parts of a log entry by a regular expression")
                .input(Inputs.stream(Inputs.SOURCE, varchar("LOGENTRY", 256)))
                .sql("CREATE STREAM \"D\" (logentry VARCHAR(24), match1 VARCHAR(24), match2 VARCHAR(24));")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM T.LOGENTRY, T.REC.COLUMN1, T.REC.COLUMN2
                          FROM (SELECT STREAM LOGENTRY,
                                  REGEX_LOG_PARSE(LOGENTRY, '(\\w.+) (\\d.+) (\\w.+) (\\w.+)') AS REC
                                FROM SOURCE_SQL_STREAM_001) AS T;""")
                .row("09:00:00", entry)
                .expect("D", "09:00:00", cut(entry), cut(match.group(1)), cut(match.group(2)))
                .build());
        cases.add(Case.of("guide: parts of a text between commas")
                .input(Inputs.stream(Inputs.SOURCE, varchar("Col_A", 16), varchar("Col_E_Unstructured", 64)))
                .sql("CREATE STREAM \"D\"(\"column_A\" VARCHAR(16), \"COL_1\" VARCHAR(16), \"COL_2\" VARCHAR(16),"
                        + " \"COL_3\" VARCHAR(16));")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM t."Col_A", t.r."COL_1", t.r."COL_2", t.r."COL_3"
                          FROM (SELECT STREAM "Col_A",
                                  VARIABLE_COLUMN_LOG_PARSE ("Col_E_Unstructured",
                                    'COL_1 TYPE VARCHAR(16), COL_2 TYPE VARCHAR(16), COL_3 TYPE VARCHAR(16)', ',') AS r
                                FROM "SOURCE_SQL_STREAM_001") as t;""")
                .row("09:00:00", "a", "x,y,z")
                .expect("D", "09:00:00", "a", "x", "y", "z")
                .build());
        cases.add(Case.of("guide: the columns of a web server's log")
                .input(Inputs.stream(Inputs.SOURCE, varchar("log", 128)))
                .sql(
                        "CREATE STREAM \"D\" (c1 VARCHAR(16), c2 VARCHAR(16), c3 VARCHAR(16), c5 VARCHAR(64), c6 VARCHAR(16),"
                                + " c7 VARCHAR(16));")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM l.r.COLUMN1, l.r.COLUMN2, l.r.COLUMN3, l.r.COLUMN5, l.r.COLUMN6, l.r.COLUMN7
                          FROM (SELECT STREAM W3C_LOG_PARSE("log", 'COMMON')
                                FROM "SOURCE_SQL_STREAM_001") AS l(r);""")
                .row(
                        "09:00:00",
                        "192.168.254.30 - John [24/May/2004:22:01:02 -0700] \"GET /icons/apache_pb.gif HTTP/1.1\" 304 0")
                .expect("D", "09:00:00", "192.168.254.30", "-", "John", "GET /icons/apache_pb.gif HTTP/1.1", "304", "0")
                .build());
        cases.add(Case.of("guide: dates and times taken apart")
                .input(Inputs.stream(Inputs.SOURCE, varchar("TICKER", 4), column("EVENT_TIME", TypeName.TIMESTAMP)))
                .sql("CREATE STREAM \"D\" (TICKER VARCHAR(4), event_time TIMESTAMP, five_minutes_before TIMESTAMP,"
                        + " event_unix_timestamp BIGINT, event_timestamp_as_char VARCHAR(50), event_second INTEGER);")
                .sql("""
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT STREAM TICKER, EVENT_TIME, EVENT_TIME - INTERVAL '5' MINUTE, UNIX_TIMESTAMP(EVENT_TIME),
                            TIMESTAMP_TO_CHAR('yyyy-MM-dd hh:mm:ss', EVENT_TIME), EXTRACT(SECOND FROM EVENT_TIME)
                          FROM "SOURCE_SQL_STREAM_001";""")
                .row("13:00:00", "AAPL", Times.at("12:50:41.337"))
                .expect(
                        "D",
                        "13:00:00",
                        "AAPL",
                        Times.at("12:50:41.337"),
                        Times.at("12:45:41.337"),
                        Times.at("12:50:41.337"),
                        "2026-03-02 12:50:41",
                        41)
                .build());
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(24, text.length()));
    }

    private static Case.Builder stocks(String name) {
        return Case.of(name).input(Inputs.STOCKS);
    }

    private static Case.Builder fourTrades(Case.Builder builder) {
        return builder.input(TRADES)
                .row("11:00:20", "AMZN", Times.at("11:00:10"))
                .row("11:00:30", "AMZN", Times.at("11:00:20"))
                .row("11:01:05", "AMZN", Times.at("11:00:55"))
                .row("11:01:15", "AMZN", Times.at("11:01:05"));
    }
}

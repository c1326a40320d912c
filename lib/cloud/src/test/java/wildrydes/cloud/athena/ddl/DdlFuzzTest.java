package wildrydes.cloud.athena.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Good statements with something wrong in them are read, or refused with a place; nothing else ever happens. */
class DdlFuzzTest {

    private static final List<String> GOOD = List.of(
            DdlTest.WILDRYDES,
            "CREATE EXTERNAL TABLE herd.t (a array<map<string,struct<a:int>>> COMMENT 'x', b varchar(3)) PARTITIONED BY (dt"
                    + " string) CLUSTERED BY (a) INTO 3 BUCKETS ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LINES"
                    + " TERMINATED BY '\\n' STORED AS TEXTFILE LOCATION 's3://b/c/' TBLPROPERTIES ('a'='b', \"c\"='d')",
            "CREATE DATABASE IF NOT EXISTS herd COMMENT 'c' LOCATION 's3://b/' WITH DBPROPERTIES ('a'='b')",
            "ALTER TABLE t ADD IF NOT EXISTS PARTITION (dt='a', n=3) LOCATION 's3://b/' PARTITION (dt='b', n=4)",
            "ALTER TABLE t DROP IF EXISTS PARTITION (dt>='a'), PARTITION (dt='b')",
            "ALTER TABLE t PARTITION (dt='a') RENAME TO PARTITION (dt='b')",
            "ALTER TABLE t CHANGE COLUMN a b int COMMENT 'c' AFTER d",
            "SHOW TABLES IN herd 'a*|b*'",
            "DESCRIBE FORMATTED herd.t PARTITION (dt='a')",
            "CREATE OR REPLACE VIEW v AS SELECT * FROM t",
            "CREATE TABLE t WITH (format='JSON', partitioned_by=ARRAY['dt']) AS SELECT 1 AS a WITH NO DATA",
            "INSERT INTO t (a, b) VALUES (1, 2)",
            "UNLOAD (SELECT 1) TO 's3://b/' WITH (format='JSON')");

    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "`",
            "(",
            ")",
            "<",
            ">",
            ",",
            ";",
            "--",
            "/*",
            "*/",
            "\n",
            "\\",
            "=",
            ".",
            "é",
            "\u0000",
            "𝄞",
            "'s3://b/'",
            " TABLE ",
            " NOT ",
            " EXISTS ",
            " AS ",
            " WITH ",
            " PARTITION ",
            "array<",
            "1",
            "_x",
            " LOCATION ");

    @Property(tries = 5000)
    void mutationsAreReadOrRefused(@ForAll("mutations") String sql) {
        try {
            Ddl.parse(sql);
        } catch (DdlException refusal) {
            assertThat(refusal.getMessage()).isNotBlank();
            if (refusal.line() > 0) {
                String[] lines = Ddl.single(sql).split("\n", -1);
                assertThat(refusal.line()).isLessThanOrEqualTo(lines.length);
                assertThat(refusal.column()).isBetween(1, lines[refusal.line() - 1].length() + 1);
                assertThat(refusal.getMessage())
                        .as("Hive's semantic exceptions begin with the place")
                        .containsAnyOf("line " + refusal.line() + ":", "SemanticException " + refusal.line() + ":");
            }
        }
    }

    @Provide
    static Arbitrary<String> mutations() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 400);
        return Combinators.combine(
                        Arbitraries.of(GOOD),
                        Combinators.combine(places, Arbitraries.integers().between(0, 12), Arbitraries.of(PIECES))
                                .as(Mutation::new)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3))
                .as((good, mutations) -> {
                    String sql = good;
                    for (Mutation mutation : mutations) {
                        sql = mutation.of(sql);
                    }
                    return sql;
                });
    }

    /** Takes some characters away and puts a piece in their place. */
    private record Mutation(int place, int taken, String piece) {
        String of(String sql) {
            int from = place % (sql.length() + 1);
            int to = Math.min(sql.length(), from + taken);
            return sql.substring(0, from) + piece + sql.substring(to);
        }
    }
}

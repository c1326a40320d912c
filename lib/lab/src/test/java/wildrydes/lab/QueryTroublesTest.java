package wildrydes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;

/** Athena's refusals and failures, explained. */
class QueryTroublesTest {

    private static Outcome refused(String sentence) {
        return Outcome.of(
                () -> {
                    throw InvalidRequestException.builder()
                            .awsErrorDetails(AwsErrorDetails.builder()
                                    .errorCode("InvalidRequestException")
                                    .errorMessage(sentence)
                                    .build())
                            .statusCode(400)
                            .build();
                },
                (request, text) -> "");
    }

    @Test
    void aQueryWithoutAPlaceForItsResultIsToldWhatToDo() {
        Outcome outcome = refused("No output location provided. An output location is required either through the"
                + " Workgroup result configuration setting or as an API input.");
        assertThat(outcome.meaning()).contains("into a bucket as a file");
        assertThat(outcome.next()).contains("athena.output(lab.bucket(\"wildrydes-athena\").create())");
    }

    @Test
    void aStatementThatCannotBeReadNamesItsPlace() {
        assertThat(refused("line 1:8: mismatched input 'TABEL'. Expecting: 'TABLE'")
                        .meaning())
                .startsWith("Athena cannot read the statement");
        assertThat(refused("Something nobody has seen").next())
                .isEqualTo("Read the sentence: it names what to change.");
    }

    @Test
    void aQueryThatFailsIsAnOutcomeWithTheLineThatIsMeant() {
        String sql = "SELECT name,\n  wings FROM wildrydes";
        Outcome outcome = Outcome.of(
                () -> {
                    throw QueryFailedException.of(
                            "id", "COLUMN_NOT_FOUND: line 2:3: Column 'wings' cannot be resolved", sql);
                },
                (request, text) -> "");
        assertThat(outcome.ok()).isFalse();
        assertThat(outcome).hasToString("""
                COLUMN_NOT_FOUND
                  line 2:3: Column 'wings' cannot be resolved
                  It means  No table of the query has such a column. Text stands in single quotes, a name in double ones.
                  Next      See which there are: athena.query("DESCRIBE table").

                  In the SQL:
                     1 | SELECT name,
                     2 |   wings FROM wildrydes
                       |   ^""");
    }

    @Test
    void aFailureWithoutANameIsStillASentenceWithANextStep() {
        QueryFailedException failed =
                QueryFailedException.of("id", "Query exhausted resources at this scale factor", "SELECT 1");
        assertThat(failed.code()).isEqualTo("FAILED");
        assertThat(failed)
                .hasMessage(
                        "The query failed. Query exhausted resources at this scale factor. Read the sentence: it names"
                                + " what to change.");
        assertThat(QueryFailedException.of("id", "HIVE_CURSOR_ERROR: Row is not a valid JSON Object", "SELECT 1"))
                .hasMessageStartingWith(
                        "The query failed. HIVE_CURSOR_ERROR: Row is not a valid JSON Object. Look into");
    }
}

package wildrydes.pump.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class InsertListTest {

    @Test
    void aMissingCommaBetweenColumnsIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> KdaSql.plan(
                        "CREATE STREAM s (a INTEGER, b INTEGER); CREATE PUMP p AS INSERT INTO s (a b) SELECT STREAM 1, 2 FROM s",
                        List.of(),
                        List.of()))
                .isInstanceOf(SqlException.class)
                .hasMessage("line 1, column 70: The list behind the stream is to have names of columns alone."
                        + " Write a comma between two names, and leave types out.");
    }
}

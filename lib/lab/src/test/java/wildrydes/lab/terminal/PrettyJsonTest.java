package wildrydes.lab.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrettyJsonTest {

    @Test
    void anObjectIsIndentedByFourSpaces() {
        assertThat(PrettyJson.values(
                        "{\"Distance\":30.10,\"Tags\":[1,{\"deep\":null}],\"None\":{},\"No\":[],\"Ok\":true}\n"))
                .containsExactly("""
                {
                    "Distance": 30.10,
                    "Tags": [
                        1,
                        {
                            "deep": null
                        }
                    ],
                    "None": {},
                    "No": [],
                    "Ok": true
                }""");
    }

    @Test
    void valuesThatRunTogetherAreSplit() {
        assertThat(PrettyJson.values("{\"a\":1}{\"a\":2}\n{}3 \"x\""))
                .containsExactly("{\n    \"a\": 1\n}", "{\n    \"a\": 2\n}", "{}", "3", "\"x\"");
    }

    @Test
    void digitsStayAsTheyAre() {
        assertThat(PrettyJson.values("1.0e400 0.1000000000000000055511151231257827 12345678901234567890"))
                .containsExactly("1.0e400", "0.1000000000000000055511151231257827", "12345678901234567890");
    }

    @Test
    void whatIsNoJsonStaysAsItIs() {
        assertThat(PrettyJson.values("hello, world")).containsExactly("hello, world");
        assertThat(PrettyJson.values("{\"a\":1} and more")).containsExactly("{\n    \"a\": 1\n}", "and more");
        assertThat(PrettyJson.values("{\"a\":[1,")).containsExactly("{\"a\":[1,");
        assertThat(PrettyJson.values("[".repeat(5000))).containsExactly("[".repeat(5000));
        assertThat(PrettyJson.values("")).isEmpty();
    }

    @Test
    void commandsToTheTerminalAreNotHandedOn() {
        assertThat(PrettyJson.values("\u001b[2Jgone")).containsExactly("\uFFFD[2Jgone");
        assertThat(PrettyJson.values("\"\u00e9\\u001b\"")).containsExactly("\"\u00e9\\u001B\"");
    }
}

package wildrydes.cloud.lambda.mapping.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The patterns of Lambda's developer guide and of EventBridge's. */
class FiltersTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static boolean passes(String pattern, String record) throws JsonProcessingException {
        return Filters.of(List.of(pattern.replace('\'', '"'))).pass(JSON.readTree(record.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a':['x']}                                   | {'a':'x'}             | true
            {'a':['x']}                                   | {'a':'y'}             | false
            {'a':['x','y']}                               | {'a':'y'}             | true
            {'a':['x']}                                   | {}                    | false
            {'a':['x'],'b':['y']}                         | {'a':'x','b':'y'}     | true
            {'a':['x'],'b':['y']}                         | {'a':'x','b':'z'}     | false
            {'a':{'b':['x']}}                             | {'a':{'b':'x','c':1}} | true
            {'a':{'b':['x']}}                             | {'a':'x'}             | false
            {'a':[null]}                                  | {'a':null}            | true
            {'a':[null]}                                  | {}                    | false
            {'a':['']}                                    | {'a':''}              | true
            {'a':[1]}                                     | {'a':1}               | true
            {'a':[1]}                                     | {'a':'1'}             | false
            {'a':[300]}                                   | {'a':300.0}           | false
            {'a':[true]}                                  | {'a':true}            | true
            {'a':['x']}                                   | {'a':['w','x']}       | true
            {'a':['x']}                                   | {'a':['w']}           | false
            {'a':{'b':[1]}}                               | {'a':[{'b':2},{'b':1}]} | true
            {'a':[{'prefix':'us-'}]}                      | {'a':'us-east'}       | true
            {'a':[{'prefix':'us-'}]}                      | {'a':'eu-us-'}        | false
            {'a':[{'prefix':{'equals-ignore-case':'US'}}]} | {'a':'us-east'}      | true
            {'a':[{'suffix':'.png'}]}                     | {'a':'x.png'}         | true
            {'a':[{'suffix':'.png'}]}                     | {'a':'x.jpg'}         | false
            {'a':[{'equals-ignore-case':'AliCe'}]}        | {'a':'alice'}         | true
            {'a':[{'exists':true}]}                       | {'a':null}            | true
            {'a':[{'exists':true}]}                       | {'b':1}               | false
            {'a':[{'exists':true}]}                       | {'a':{'b':1}}         | false
            {'a':[{'exists':false}]}                      | {'b':1}               | true
            {'a':[{'exists':false}]}                      | {'a':1}               | false
            {'a':[{'numeric':['=',3]}]}                   | {'a':3.0}             | true
            {'a':[{'numeric':['>',0,'<=',5]}]}            | {'a':5}               | true
            {'a':[{'numeric':['>',0,'<=',5]}]}            | {'a':0}               | false
            {'a':[{'numeric':['>',0]}]}                   | {'a':'5'}             | false
            {'a':[{'anything-but':'x'}]}                  | {'a':'y'}             | true
            {'a':[{'anything-but':'x'}]}                  | {'a':'x'}             | false
            {'a':[{'anything-but':'x'}]}                  | {}                    | false
            {'a':[{'anything-but':['x','y']}]}            | {'a':'y'}             | false
            {'a':[{'anything-but':[1,2]}]}                | {'a':3}               | true
            {'a':[{'anything-but':{'prefix':'x'}}]}       | {'a':'xy'}            | false
            {'a':[{'anything-but':{'suffix':['x','y']}}]} | {'a':'xz'}            | true
            {'a':[{'anything-but':{'equals-ignore-case':'x'}}]} | {'a':'X'}       | false
            {'$or':[{'a':[1]},{'b':[2]}]}                 | {'b':2}               | true
            {'$or':[{'a':[1]},{'b':[2]}]}                 | {'a':2,'b':1}         | false
            {'c':[3],'$or':[{'a':[1]},{'b':[2]}]}         | {'a':1,'c':4}         | false
            """)
    void aPatternIsMetOrNot(String pattern, String record, boolean met) throws JsonProcessingException {
        assertThat(passes(pattern, record)).isEqualTo(met);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "single-string",
                "[{'eventName': ['INSERT'=123}]",
                "{}",
                "[]",
                "{'a':'x'}",
                "{'a':[]}",
                "{'a':{}}",
                "{'a':[{}]}",
                "{'a':[['x']]}",
                "{'a':[{'unknown':1}]}",
                "{'a':[{'prefix':1}]}",
                "{'a':[{'exists':'true'}]}",
                "{'a':[{'numeric':['>']}]}",
                "{'a':[{'numeric':['!',1]}]}",
                "{'a':[{'numeric':['>',1e10]}]}",
                "{'a':[{'anything-but':true}]}",
                "{'a':[{'anything-but':{'numeric':[1]}}]}",
                "{'a':[{'prefix':'x','suffix':'y'}]}",
                "{'a':['x']} more"
            })
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> Filters.of(List.of(pattern.replace('\'', '"'))))
                .isInstanceOf(PatternException.class);
    }

    @Test
    void oneOfSeveralPatternsIsEnough() throws JsonProcessingException {
        Filters filters = Filters.of(List.of("{\"a\":[1]}", "{\"b\":[1]}"));

        assertThat(filters.pass(JSON.readTree("{\"b\":1}"))).isTrue();
        assertThat(filters.pass(JSON.readTree("{\"c\":1}"))).isFalse();
        assertThat(Filters.of(List.of()).pass(JSON.readTree("{}"))).isTrue();
    }
}

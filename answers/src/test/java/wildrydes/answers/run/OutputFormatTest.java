package wildrydes.answers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wildrydes.answers.notebook.Notebook;
import wildrydes.answers.notebook.NotebookCell;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.client.Output;

class OutputFormatTest {

    @Test
    void writesOutputsAsJupyterSavesThem() {
        NotebookCell cell = NotebookCell.code("a", "1", Map.of());
        cell.ran(
                3,
                List.of(
                                new Output.Stream("stdout", "one\ntwo\n"),
                                new Output.DisplayData(
                                        MimeBundle.text("shown").with("application/json", Map.of("n", 1)),
                                        Optional.of("x")),
                                new Output.ExecuteResult(MimeBundle.text("1\n2"), 3, Optional.empty()),
                                new Output.ErrorOutput("E", "why", List.of("E: why")))
                        .stream()
                        .map(OutputFormat::of)
                        .toList());

        assertThat(Notebook.of("x", List.of(cell)).text()).contains("""
                           "execution_count": 3,
                           "id": "a",
                           "metadata": {},
                           "outputs": [
                            {
                             "name": "stdout",
                             "output_type": "stream",
                             "text": [
                              "one\\n",
                              "two\\n"
                             ]
                            },
                            {
                             "data": {
                              "application/json": {
                               "n": 1
                              },
                              "text/plain": [
                               "shown"
                              ]
                             },
                             "metadata": {},
                             "output_type": "display_data"
                            },
                            {
                             "data": {
                              "text/plain": [
                               "1\\n",
                               "2"
                              ]
                             },
                             "execution_count": 3,
                             "metadata": {},
                             "output_type": "execute_result"
                            },
                            {
                             "ename": "E",
                             "evalue": "why",
                             "output_type": "error",
                             "traceback": [
                              "E: why"
                             ]
                            }
                           ],
                        """);
    }
}

package wildrydes.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    /** Looks as the compiler makes it. */
    record Herd(String name, int[] ages) {}

    /** Has its own idea of itself. */
    record Shy(int[] secret) {

        @Override
        public String toString() {
            return "shy";
        }
    }

    @Test
    void rowsOfNumbersStandBelowEachOtherWhenALineIsTooLong() {
        assertThat(PlainText.of(new int[][] {{1, 2}, {3, 4}})).isEqualTo("[[1, 2], [3, 4]]");
        assertThat(PlainText.of(new int[3][20]).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("[0, 0, 0,"))
                .last()
                .asString()
                .startsWith(" [")
                .endsWith("]]");
        assertThat(PlainText.of(new char[] {'a', 'b'})).isEqualTo("[a, b]");
    }

    @Test
    void whatIsInsideOfJdkObjectsIsShownAsOutside() {
        assertThat(PlainText.of(Optional.of(new int[] {1}))).isEqualTo("Optional[[1]]");
        assertThat(PlainText.of(Optional.empty())).isEqualTo("Optional.empty");
        assertThat(PlainText.of(Map.entry("a", new int[] {1}))).isEqualTo("a=[1]");
        assertThat(PlainText.of(Map.of("a", new int[] {1}))).isEqualTo("{a=[1]}");
        assertThat(PlainText.of(new Herd("north", new int[] {3, 7}))).isEqualTo("Herd[name=north, ages=[3, 7]]");
        assertThat(PlainText.of(new Shy(new int[] {1}))).isEqualTo("shy");
    }

    @Test
    void aStreamIsNotUsedUp() {
        Stream<Integer> stream = Stream.of(1, 2);

        assertThat(PlainText.of(stream))
                .isEqualTo("Stream (not read, since that would use it up; add .toList() to see its elements)");
        assertThat(PlainText.of(IntStream.range(0, 3).filter(each -> each > 1)))
                .isEqualTo("IntStream (not read, since that would use it up; add .toArray() to see its elements)");
        assertThat(stream.toList()).containsExactly(1, 2);
    }

    @Test
    void aFutureSaysHowFarItIsAndNobodyWaits() {
        var failed = new FutureTask<Integer>(() -> {
            throw new IOException("no link");
        });
        failed.run();
        var cancelled = new CompletableFuture<String>();
        cancelled.cancel(true);

        assertThat(PlainText.of(new CompletableFuture<String>())).isEqualTo("CompletableFuture[not done yet]");
        assertThat(PlainText.of(CompletableFuture.completedFuture(new int[] {1})))
                .isEqualTo("CompletableFuture[done: [1]]");
        assertThat(PlainText.of(CompletableFuture.completedFuture(null))).isEqualTo("CompletableFuture[done: null]");
        assertThat(PlainText.of(List.of(failed))).isEqualTo("[FutureTask[failed: java.io.IOException: no link]]");
        assertThat(PlainText.of(cancelled)).isEqualTo("CompletableFuture[cancelled]");
    }

    @Test
    void anExceptionNamesItsCausesOnce() {
        var root = new IOException("disk");
        var thrown = new IllegalStateException("no stream", root);
        root.initCause(thrown);

        assertThat(PlainText.of(thrown))
                .isEqualTo("java.lang.IllegalStateException: no stream\nCaused by: java.io.IOException: disk");
        assertThat(PlainText.of(List.of(thrown))).isEqualTo("[java.lang.IllegalStateException: no stream]");
    }

    @Test
    void whatHasAGoodTextKeepsIt() {
        assertThat(PlainText.of(Duration.ofSeconds(90))).isEqualTo("PT1M30S");
        assertThat(PlainText.of(Path.of("a", "b"))).isEqualTo("a" + java.io.File.separator + "b");
        assertThat(PlainText.of(String.class)).isEqualTo("class java.lang.String");
        IntUnaryOperator twice = number -> 2 * number;
        assertThat(PlainText.of(twice)).isEqualTo("lambda of java.util.function.IntUnaryOperator");
    }

    @Test
    void circlesEndWhereTheyClose() {
        List<Object> outer = new ArrayList<>();
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("outer", outer);
        outer.add(inner);
        outer.add("x");
        Object[] array = {1, null};
        array[1] = array;

        assertThat(PlainText.of(outer)).isEqualTo("[{outer=(itself)}, x]");
        assertThat(PlainText.of(array)).isEqualTo("[1, (itself)]");
        List<String> shared = List.of("s");
        assertThat(PlainText.of(List.of(shared, shared))).isEqualTo("[[s], [s]]");
    }

    @Test
    void whatBranchesWithoutEndIsCut() {
        Collection<Object> tree = List.of("leaf");
        for (int level = 0; level < 30; level++) {
            tree = Arrays.asList(tree, tree, tree);
        }

        assertThat(PlainText.of(tree)).hasSizeLessThan(101_000).endsWith("...");
        assertThat(PlainText.of(Collections.nCopies(Integer.MAX_VALUE, "x".repeat(90_000))))
                .hasSizeLessThan(101_000)
                .endsWith("...");
    }

    @Test
    void aCollectionOfALibraryIsReadNoFurtherThanShown() {
        var all = new AbstractList<Integer>() {
            @Override
            public Integer get(int index) {
                assertThat(index).isLessThanOrEqualTo(1_000);
                return index;
            }

            @Override
            public int size() {
                return 1_000_000_000;
            }
        };

        assertThat(PlainText.of(all)).endsWith("998, 999, ... (999999000 more)]");
    }

    @Test
    void aCollectionThatAnotherThreadChangesIsShownAsFarAsItGoes() {
        var changed = new AtomicBoolean();
        var list = new ArrayList<Object>(List.of(1));
        list.add(new Object() {
            @Override
            public String toString() {
                changed.set(true);
                list.add(3);
                return "two";
            }
        });
        list.add(4);

        assertThat(PlainText.of(list)).isEqualTo("[1, two, ... (another thread changes it)]");
        assertThat(changed).isTrue();
    }

    @Test
    void anyFailureOfATextIsTold() {
        assertThat(PlainText.of(new Object() {
                    @Override
                    public String toString() {
                        throw new AssertionError("no");
                    }
                }))
                .endsWith("whose toString failed with java.lang.AssertionError)");
        assertThat(PlainText.of(new Object() {
                    @Override
                    public String toString() {
                        return toString();
                    }
                }))
                .endsWith("whose toString failed with java.lang.StackOverflowError)");
        Iterable<Integer> own = new Iterable<>() {
            @Override
            public Iterator<Integer> iterator() {
                throw new IllegalStateException("nobody asks");
            }

            @Override
            public String toString() {
                return "own";
            }
        };
        assertThat(PlainText.of(own)).isEqualTo("own");
    }
}

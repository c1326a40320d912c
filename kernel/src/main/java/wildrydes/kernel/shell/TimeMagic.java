package wildrydes.kernel.shell;

import java.util.Locale;

/** {@code %time} and {@code %%time}: say how long a line or a cell took, compiling included. */
final class TimeMagic implements Magic {

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        CellText code = use.body().orElse(new CellText("", use.rest()));
        if (code.text().isBlank()) {
            throw new MagicException("%time needs something to do, for example %time 1 + 1.");
        }
        long start = System.nanoTime();
        Result result = kernel.run(code);
        kernel.print(String.format(Locale.ROOT, "Took %.1f ms.", (System.nanoTime() - start) / 1e6));
        return result;
    }

    @Override
    public boolean takesCode() {
        return true;
    }
}

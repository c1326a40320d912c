package wildrydes.kernel.shell;

import wildrydes.kernel.api.CellMagic;

/** A magic that is written in a cell. */
final class CellsMagic implements Magic {

    private final CellMagic code;

    CellsMagic(CellMagic code) {
        this.code = code;
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        String body = use.body().map(text -> text.text().strip()).orElse("");
        return kernel.onThread(() -> new Result.Value(code.execute(use.arguments(), body), true));
    }
}

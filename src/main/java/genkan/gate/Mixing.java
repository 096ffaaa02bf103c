package genkan.gate;

/** Spreads the bits of a number over all of it (the finaliser of SplitMix64). */
final class Mixing {

    private Mixing() {}

    static long of(long number) {
        var mixed = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}

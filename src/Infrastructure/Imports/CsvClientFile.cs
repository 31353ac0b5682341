using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CustomerTracking.Application.Imports;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;
using UtfUnknown;

namespace CustomerTracking.Infrastructure.Imports;

/// <summary>
/// CSV of any encoding and separator: UTF.Unknown finds the encoding, CsvHelper the separator and the rows.
/// </summary>
internal sealed class CsvClientFile : IClientFileReader
{
    /// <summary>The most bytes of a row: a spreadsheet's cell holds 32,767 characters.</summary>
    public const int LargestRow = 256 * 1024;

    private const int Sample = 64 * 1024;

    // Below this, the library guesses among encodings that differ in a few letters; Windows-1252 is what spreadsheets
    // of Western Europe and America write.
    private const float Sure = 0.9f;

    private static readonly Encoding Utf8OrWindows =
        Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new Windows1252Fallback());

    public async IAsyncEnumerable<IReadOnlyList<string>> Read(
        Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        var begin = new byte[Sample];
        var read = await file.ReadAtLeastAsync(begin, Sample, throwOnEndOfStream: false, ct);
        await using var whole = new LimitedStream(begin.AsMemory(0, read), file, UploadImport.LargestFile);
        using var text = new StreamReader(whole, EncodingOf(begin.AsSpan(0, read)));
        await using var rows = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = false,
            SkipEmptyLines = false,
            MaxRecordSize = LargestRow,
            IncludeValuesInExceptions = false,
        });
        var (row, hasBegun) = (0L, false);
        while (await Next(rows, row, ct))
        {
            row++;
            var cells = new string[rows.FieldCount];
            for (var place = 0; place < cells.Length; place++) cells[place] = rows.GetString(place);

            // Empty lines before the header.
            hasBegun |= cells.Any(cell => !string.IsNullOrWhiteSpace(cell));
            if (hasBegun) yield return cells;
        }
    }

    private static async ValueTask<bool> Next(CsvReader rows, long row, CancellationToken ct)
    {
        try
        {
            var isThere = await rows.ReadAsync(ct);

            // The header is counted when it is read: a file of a thousand columns has one row that long.
            return !isThere || rows.FieldCount <= ClientImport.MostColumns
                ? isThere : throw new DomainException(ImportErrors.TooManyColumns);
        }
        catch (CsvFormatException)
        {
            throw new DomainException(ImportErrors.RowTooLong(row + 1, LargestRow / 1024));
        }
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> begin)
    {
        var found = CharsetDetector.DetectFromBytes(begin.ToArray()).Detected;
        if (found?.HasBOM is true) return found.Encoding;
        if (IsBinary(begin)) throw new DomainException(ImportErrors.NotText);

        return found?.Encoding is { } encoding && found.Confidence >= Sure && !encoding.IsSingleByte
            ? encoding is UTF8Encoding ? Utf8OrWindows : encoding
            : Utf8OrWindows;
    }

    // Text without a byte order mark has no NUL; zip files, PDFs and old workbooks have.
    private static bool IsBinary(ReadOnlySpan<byte> begin) =>
        begin.Contains((byte)0) || begin.StartsWith("PK\x03\x04"u8) || begin.StartsWith("%PDF"u8);

    /// <summary>A byte that is no UTF-8 is a letter of Windows-1252, wherever in the file the first one stands.</summary>
    private sealed class Windows1252Fallback : DecoderFallback
    {
        private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Letters();

        private sealed class Letters : DecoderFallbackBuffer
        {
            private string _letters = "";
            private int _place;

            public override int Remaining => _letters.Length - _place;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (_letters, _place) = (Windows1252.GetString(bytesUnknown), 0);
                return _letters.Length > 0;
            }

            public override char GetNextChar() => _place < _letters.Length ? _letters[_place++] : '\0';

            public override bool MovePrevious()
            {
                if (_place == 0) return false;

                _place--;
                return true;
            }

            public override void Reset() => (_letters, _place) = ("", 0);
        }
    }

    /// <summary>What was read already, and the rest of the stream up to a limit.</summary>
    private sealed class LimitedStream(ReadOnlyMemory<byte> begin, Stream rest, long limit) : Stream
    {
        private int _place;
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count;
            if (_place < begin.Length)
            {
                count = Math.Min(buffer.Length, begin.Length - _place);
                begin.Slice(_place, count).CopyTo(buffer);
                _place += count;
            }
            else
            {
                count = await rest.ReadAsync(buffer, cancellationToken);
            }

            _read += count;
            return _read <= limit
                ? count : throw new DomainException(ImportErrors.TooLarge((int)(limit / 1024 / 1024)));
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

using System.Text;

namespace CustomerTracking.Domain.Common;

/// <summary>Words that begin and end with neither a joint nor a space.</summary>
internal ref struct NormalizedText(Span<char> room)
{
    private Span<char> _room = room;
    private int _length;
    private int _word;

    public void Add(char character)
    {
        if (_length == _room.Length) Grow();
        _room[_length++] = character;
    }

    public void Add(Rune rune)
    {
        if (_length + 2 > _room.Length) Grow();
        _length += rune.EncodeToUtf16(_room[_length..]);
    }

    public void AddJoint(char joint)
    {
        if (_length > _word) Add(joint);
    }

    public void EndWord()
    {
        TrimWord();
        if (_length == _word) return;

        Add(' ');
        _word = _length;
    }

    public string Finish()
    {
        TrimWord();
        return new(_room[..(_length == _word && _length > 0 ? _length - 1 : _length)]);
    }

    // An e-mail that is typed up to its @ is no name.
    private void TrimWord()
    {
        while (_length > _word && _room[_length - 1] is not '@'
            && Folding.Joints.Contains(_room[_length - 1])) _length--;
    }

    private void Grow()
    {
        var more = new char[_room.Length * 2];
        _room.CopyTo(more);
        _room = more;
    }
}

import csv, io
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
rows = [['a', 'b c', '1,2'], ['q"x', '', 'line\nbreak'], [1, 2.5, None], ['']]
for kw in ({}, {'delimiter': ';'}, {'quoting': csv.QUOTE_ALL}, {'quoting': csv.QUOTE_NONNUMERIC}, {'lineterminator': '\n', 'quotechar': "'"}, {'dialect': 'excel-tab'}, {'dialect': 'unix'}, {'quoting': csv.QUOTE_NONE, 'escapechar': '\\', 'lineterminator': '\n'}, {'doublequote': False, 'escapechar': '\\'}, {'quoting': csv.QUOTE_STRINGS}, {'quoting': csv.QUOTE_NOTNULL}):
    f = io.StringIO()
    try:
        csv.writer(f, **kw).writerows(rows)
    except Exception as e: print(type(e).__name__, e)
    print(kw, repr(f.getvalue()))
for text, kw in (('a,b,c\n1,2,3\n', {}), ('"a","b ""q""",c\r\n', {}), ('a;b\n', {'delimiter': ';'}), ('a, b,  c\n', {'skipinitialspace': True}), ('"x\ny",z\n', {}), ('a\n\nb\n', {}), ('1,"2",x\n', {'quoting': csv.QUOTE_NONE}), ('1,"a"\n', {'quoting': csv.QUOTE_NONNUMERIC}), ('a\tb', {'dialect': 'excel-tab'}), ("'a,b',c", {'quotechar': "'"}), ('a\\,b,c', {'escapechar': '\\'}), ('"a"x,b', {}), (',,\n', {}), ('"unfinished', {}), ('a,"b', {'strict': True}), ('"a"b', {'strict': True}), ('', {}), (' "a",b', {})):
    t(lambda: list(csv.reader(io.StringIO(text), **kw)))
r = csv.DictReader(io.StringIO('name,age\nAda,36\nBob\nC,1,2,3\n\n'), restkey='more', restval='?')
print(r.fieldnames, list(r), r.line_num)
f = io.StringIO(); w = csv.DictWriter(f, ['x', 'y'], restval='-', extrasaction='ignore'); w.writeheader(); w.writerow({'x': 1}); w.writerows([{'y': 2, 'z': 3}]); print(repr(f.getvalue()))
t(lambda: csv.DictWriter(f, ['x']).writerow({'x': 1, 'q': 2})); t(lambda: csv.reader(['a'], 'nope')); t(lambda: list(csv.reader([1]))); t(lambda: csv.writer(f).writerow(5)); t(lambda: csv.list_dialects()); t(lambda: csv.reader([], foo=1))
csv.register_dialect('pipes', delimiter='|', quoting=csv.QUOTE_ALL); f = io.StringIO(); csv.writer(f, 'pipes').writerow([1, 'a']); print(repr(f.getvalue()), csv.get_dialect('pipes').delimiter, csv.field_size_limit())

import argparse, sys
sys.stderr = sys.stdout
def t(p, args):
    try: print(args, p.parse_args(args.split()))
    except SystemExit as e: print('exit', e.code)
p = argparse.ArgumentParser(prog='train', description='Train a model on some data, with many options that say how, so that this wraps around.', epilog='See you.')
p.add_argument('data', help='where the data is'); p.add_argument('extra', nargs='*', type=int)
p.add_argument('--lr', type=float, default=0.1, help='learning rate (default: %(default)s)'); p.add_argument('-n', '--epochs', type=int, default=10, metavar='N'); p.add_argument('-v', '--verbose', action='count', default=0, help='say more')
p.add_argument('--opt', choices=['sgd', 'adam'], default='sgd', help='which optimizer to use for all the parameters of the model, unless told otherwise'); p.add_argument('--dry-run', action='store_true'); p.add_argument('--tags', nargs='+', default=[]); p.add_argument('--pair', nargs=2, type=int); p.add_argument('--maybe', nargs='?', const='C', default='D'); p.add_argument('--add', action='append'); p.add_argument('--no-cache', dest='cache', action='store_false'); p.add_argument('--version', action='version', version='%(prog)s 1.0'); p.add_argument('--fast', action=argparse.BooleanOptionalAction)
for a in ('d', 'd 1 2 --lr 0.5', 'd --lr=1e-3 -n5 -vv --opt adam', 'd --dry-run --tags a b --pair 1 2', 'd --maybe', 'd --maybe x --add 1 --add 2', 'd --no-cache --fast', 'd --no-fast', '--version', '', 'd --lr x', 'd --opt foo', 'd --pair 1', 'd --nope 1', 'd --epoch 3', 'd -n', 'd -v -v 3', 'd --lr -1', '--lr 1 d 2', 'd -- -x', 'd x', '-h'): t(p, a)
p.print_usage()
q = argparse.ArgumentParser(prog='git'); q.add_argument('--quiet', '-q', action='store_true'); s = q.add_subparsers(dest='cmd', help='what to do', required=True)
a = s.add_parser('add', help='adds files'); a.add_argument('files', nargs='+'); a.set_defaults(func='add'); b = s.add_parser('log', help='shows the log', aliases=['l']); b.add_argument('-n', type=int, default=3)
for x in ('add a b', '-q log -n 5', 'l', '', 'nope', 'add', 'log x', '-h', 'add -h'): t(q, x)
r = argparse.ArgumentParser(prog='r', formatter_class=argparse.ArgumentDefaultsHelpFormatter); g = r.add_mutually_exclusive_group(required=True); g.add_argument('--a', action='store_true', help='a'); g.add_argument('--b', type=int, help='b', default=3); h = r.add_argument_group('more', 'More things.'); h.add_argument('--c', default='x', help='see'); r.add_argument('pos', nargs='?', default=1, help='p')
for x in ('--a', '--b 2', '', '--a --b 1', '--a 5', '-h'): t(r, x)
print(argparse.Namespace(a=1, b='x'), argparse.Namespace(a=1) == argparse.Namespace(a=1), vars(argparse.Namespace(z=1)), p.parse_known_args(['d', '--zzz', '3']), p.get_default('lr'))
for f in (lambda: p.add_argument('--lr'), lambda: p.add_argument('a', required=True), lambda: p.add_argument('--x', type='foo'), lambda: p.add_argument('--y', action='nope'), lambda: argparse.ArgumentParser(exit_on_error=False, prog='z').parse_args(['x'])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
